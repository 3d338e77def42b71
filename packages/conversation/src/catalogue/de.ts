import type { Catalogue } from './catalogue.js';

export const de: Catalogue = {
  'greeting.hello':
    'Hallo, hier ist Lungline. 👋\n\nIch bin ein Computerprogramm. Schicken Sie mir ein Foto eines Röntgenbilds der Brust, und ich sage Ihnen, wie sehr es normalen Bildern, Bildern mit Lungenentzündung und Bildern mit COVID-19 ähnelt. Das ist keine Diagnose und ersetzt keinen Arzt.\n\nSchreiben Sie „Covid-Test“, um zu beginnen.',
  'greeting.back': 'Hallo noch einmal. 👋',
  'consent.ask':
    'Bevor ich ein Bild ansehe, lesen Sie bitte dies:\n\n• Ich bin ein Forschungsprogramm, kein Arzt. Ich kann mich irren, und was ich sage, *ist keine Diagnose*.\n• Ich verwende Ihr Foto nur, um Ihnen zu antworten. Danach wird es gelöscht, außer Sie erlauben uns später, es zur Durchsicht zu behalten. WhatsApp und Twilio befördern es; sonst bekommt es niemand.\n• Schreiben Sie jederzeit LÖSCHEN, und alles über Sie wird gelöscht.\n• Wenn es Ihnen sehr schlecht geht, warten Sie nicht auf mich: Rufen Sie einen Arzt an.\n\nSind Sie 18 oder älter (oder Mutter, Vater oder Vormund des Patienten), und sind Sie einverstanden?\nAntworten Sie mit JA oder NEIN.',
  'consent.held': 'Danke, ich habe Ihr Foto und behalte es, bis Sie eine Frage beantwortet haben.',
  'consent.again':
    'Ich brauche eine klare Antwort, bevor ich ein Bild ansehen darf: Sind Sie 18 oder älter (oder Mutter, Vater oder Vormund), und sind Sie einverstanden, dass ich Ihr Foto lese? Antworten Sie mit JA oder NEIN.',
  'consent.declined':
    'In Ordnung. Ich sehe nichts an, und Fotos, die Sie geschickt haben, werden nicht verwendet. Wenn Sie es sich anders überlegen, schreiben Sie „Covid-Test“.',
  'photo.ask':
    'Bitte schicken Sie ein Foto des Röntgenbilds der Brust:\n\n1. Halten Sie den Film gegen ein Fenster oder einen weißen Bildschirm, oder öffnen Sie das Bild am Computer.\n2. Schalten Sie den Blitz aus.\n3. Halten Sie das Telefon gerade davor, so dass beide Lungenflügel das Bild füllen.\n4. Halten Sie still, bis es scharf ist.\n\nSie können mehrere Fotos schicken.',
  'photo.received': 'Ich habe Ihr Foto und lese das Bild. Das dauert ein paar Sekunden.',
  'photo.receivedMany': 'Ich habe Ihre {count} Fotos und lese die Bilder, eines nach dem anderen.',
  'photo.busy':
    'Ich habe, was Sie geschickt haben. Gerade warten viele Röntgenbilder, deshalb dauert es bei Ihnen etwa {minutes} Minuten.',
  'photo.repeated': 'Dieses Foto habe ich schon. Sie bekommen dafür eine Antwort.',
  'photo.same': 'Das ist dasselbe Foto wie ein früheres. Sein Ergebnis hat sich nicht geändert.',
  'photo.tooMany':
    'Ich nehme bis zu {max} Fotos auf einmal. Bitte schicken Sie die anderen noch einmal, wenn diese beantwortet sind.',
  'photo.lost':
    'Ihr Foto ist nicht mehr da: Ich konnte es nicht rechtzeitig abholen. Das tut mir leid. Bitte schicken Sie es noch einmal.',
  'photo.tooLarge':
    'Dieses Foto ist größer als 16 MB. Bitte schicken Sie es als gewöhnliches Foto, nicht als Datei.',
  'photo.failed':
    'Es tut mir leid, ich konnte dieses Foto wegen eines Fehlers bei uns nicht lesen; an Ihnen liegt es nicht. Bitte schicken Sie es in ein paar Minuten noch einmal.',
  'film.title': '*Foto {number}*',
  'label.normal': 'Normal',
  'label.pneumonia': 'Lungenentzündung',
  'label.covid19': 'COVID-19',
  'result.strong': 'Für das Programm ähnelt dieses Bild deutlich am meisten dieser Gruppe: *{label}*.',
  'result.moderate':
    'Für das Programm ähnelt dieses Bild am meisten dieser Gruppe: *{label}*. Es ist kein klarer Fall.',
  'result.uncertain':
    '*Das Programm kann es nicht sagen.* Das Bild ähnelt mehr als einer Gruppe; bitte verlassen Sie sich nicht auf die Zahlen.',
  'result.caution':
    '⚠️ Das ist keine Diagnose. Die Zahlen sagen, wie sehr das Bild anderen ähnelt, nicht, wie krank jemand ist. Nur ein Arzt kann das beurteilen.',
  'result.picture': 'Im Bild zeigen warme Farben, wohin das Programm gesehen hat.',
  'result.next.normal':
    'Was tun: Ein Bild, das normal aussieht, schließt eine Krankheit nicht aus, vor allem nicht in den ersten Tagen. Mit Fieber, Husten oder Atemnot gehen Sie trotzdem zum Arzt.',
  'result.next.pneumonia':
    'Was tun: Bitte zeigen Sie das Bild heute oder morgen einem Arzt. Mit Atemnot, Brustschmerzen, Verwirrtheit oder hohem Fieber gehen Sie sofort.',
  'result.next.covid19':
    'Was tun: Ein Bild allein kann COVID-19 nicht zeigen. Machen Sie einen PCR- oder Schnelltest, halten Sie bis dahin Abstand zu anderen und rufen Sie einen Arzt an. Mit Atemnot gehen Sie sofort.',
  'result.next.uncertain':
    'Was tun: Zeigen Sie das Bild einem Arzt. Ein schärferes Foto, gerade von vorn aufgenommen, hilft mir vielleicht.',
  'result.more': 'Fragen Sie mich, was das bedeutet, oder schicken Sie das nächste Foto.',
  'outcome.notChestXray':
    'Ich sehe auf diesem Foto kein Röntgenbild der Brust von vorn, deshalb nenne ich keine Zahlen. Bitte schicken Sie den ganzen Film, aufrecht, mit beiden Lungenflügeln im Bild. Andere Bilder (CT, von der Seite, andere Knochen) kann ich nicht lesen.',
  'outcome.poorQuality':
    'Ich kann dieses Foto nicht gut genug lesen, deshalb nenne ich keine Zahlen.\n\n{advice}',
  'outcome.unreadable':
    'Diese Datei lässt sich nicht als Bild öffnen. Bitte schicken Sie sie noch einmal als gewöhnliches Foto (JPEG oder PNG).',
  'advice.title': 'Für den nächsten Versuch:',
  'advice.too_dark': 'Es ist zu dunkel: Halten Sie den Film gegen ein Fenster oder einen weißen Bildschirm.',
  'advice.too_bright': 'Es ist zu hell: Blitz aus und keine Lampe hinter dem Film.',
  'advice.low_contrast': 'Es ist zu blass: Putzen Sie die Linse und vermeiden Sie Spiegelungen.',
  'advice.blurred':
    'Es ist unscharf: Halten Sie das Telefon still und tippen Sie zum Scharfstellen auf den Film.',
  'advice.too_small':
    'Es ist zu klein: Gehen Sie näher heran, oder schicken Sie das Original statt eines Bildschirmfotos.',
  'advice.cut_off': 'Ein Teil der Lunge fehlt: Gehen Sie zurück, bis der ganze Film im Bild ist.',
  'advice.rotated': 'Es ist gedreht: Halten Sie den Film aufrecht, den Hals nach oben.',
  'advice.inverted': 'Die Grautöne sind umgekehrt: Knochen sollen weiß sein und Luft schwarz.',
  'advice.several_films': 'Es sind mehrere Filme darauf: Schicken Sie von jedem ein eigenes Foto.',
  'advice.glare': 'Es ist eine Spiegelung darauf: Ändern Sie den Winkel oder schalten Sie die Lampe aus.',
  'advice.other': 'Gerade von vorn, scharf, mit gleichmäßigem Licht und dem ganzen Film im Bild.',
  'correction.rotated_corrected':
    'Das Foto war gedreht, deshalb habe ich es vor dem Lesen aufgerichtet. Ist der Hals in meinem Bild nicht oben, schicken Sie es bitte aufrecht.',
  'correction.inverted_corrected':
    'Die Grautöne waren umgekehrt, deshalb habe ich sie vor dem Lesen zurückgedreht.',
  'correction.frame_cropped': 'Ich habe abgeschnitten, was um den Film herum lag, und nur den Film gelesen.',
  'kind.audio':
    'Sprachnachrichten kann ich noch nicht anhören. Bitte schreiben Sie, oder schicken Sie das Röntgenbild als Foto.',
  'kind.video': 'Videos kann ich nicht ansehen. Bitte schicken Sie das Röntgenbild als Foto.',
  'kind.document':
    'Dokumente kann ich nicht öffnen. Bitte schicken Sie das Röntgenbild als Foto: Ein Bild der Seite oder des Bildschirms genügt.',
  'kind.location':
    'Danke, aber ich brauche Ihren Standort nicht. Ich sehe nur Fotos von Röntgenbildern der Brust an.',
  'kind.contact':
    'Danke, aber mit Kontakten kann ich nichts anfangen. Ich sehe nur Fotos von Röntgenbildern der Brust an.',
  'kind.sticker': '🙂 Schöner Sticker. Ich sehe aber nur Fotos von Röntgenbildern der Brust an.',
  'kind.other': 'Diese Art von Datei kann ich nicht öffnen. Bitte schicken Sie das Röntgenbild als Foto.',
  'kind.link':
    'Links öffne ich nicht, zu Ihrer Sicherheit und zu meiner. Bitte schicken Sie das Röntgenbild selbst als Foto.',
  'kind.empty':
    'Ihre Nachricht kam leer an. Schreiben Sie „Covid-Test“, oder HILFE, um zu sehen, was ich kann.',
  help: 'Das können Sie schreiben:\n\n• *Covid-Test*: ein Röntgenbild der Brust ansehen lassen\n• *Status*: wie weit Ihr Foto ist\n• *was bedeutet das*: das letzte Ergebnis erklärt\n• *wie genau*: wie oft das Programm richtig liegt\n• *Datenschutz*: was über Sie gespeichert ist\n• *löschen*: alles löschen\n• *mein Testergebnis*: sagen, was ein Arzt oder ein Test gefunden hat\n• *mit Mensch sprechen*: jemanden aus unserem Team rufen\n• *Sprache*: die Sprache wechseln\n• *Stopp*: ich schicke nichts mehr\n\nWenn jemand kaum atmen kann oder blaue Lippen hat, rufen Sie sofort einen Krankenwagen.',
  'status.start': 'Es steht nichts aus. Schreiben Sie „Covid-Test“, um zu beginnen.',
  'status.consent': 'Ich warte auf Ihr JA oder NEIN.',
  'status.held': 'Ich habe {count} Ihrer Fotos und warte auf Ihr JA oder NEIN, bevor ich sie ansehe.',
  'status.photo': 'Sie sind einverstanden, und ich warte auf Ihr Foto.',
  'status.reading': 'Ich lese gerade Ihr Foto. Die Antwort kommt von selbst; Sie müssen nichts tun.',
  'status.readingMany':
    'Ich lese gerade {count} Fotos. Die Antworten kommen von selbst; Sie müssen nichts tun.',
  'status.result':
    'Ihr letztes Bild ist beantwortet, und es steht nichts aus. Sie können ein weiteres Foto schicken.',
  'status.retake': 'Ich warte auf ein besseres Foto des Röntgenbilds.',
  'explain.none':
    'Es gibt noch kein Ergebnis. Sobald es eines gibt, erkläre ich es. Schreiben Sie „Covid-Test“, um zu beginnen.',
  'explain.classified':
    'Das Programm hat mehrere tausend Röntgenbilder aus drei Gruppen gesehen: normal, Lungenentzündung und COVID-19. Die Prozente sagen, wie sehr Ihres jeder davon ähnelt; zusammen sind es 100. Eine hohe Zahl heißt „diesen Bildern sehr ähnlich“ und nicht „sicher krank“. Ihres ähnelte am meisten dieser Gruppe: *{label}*.',
  'explain.uncertain':
    'Ihr Bild ähnelte mehr als einer Gruppe, und das Programm sagt das lieber, als zu raten. Das kommt bei unklaren Fotos vor, am Anfang einer Krankheit und bei Krankheiten, die es nicht kennt. Ein Arzt kann mehr sagen.',
  'explain.unread':
    'Ihr letztes Foto bekam keine Zahlen, weil das Programm es nicht verlässlich lesen konnte. Schicken Sie ein besseres, und ich versuche es noch einmal.',
  'accuracy.known':
    'An {films} Bildern geprüft, die es nie gesehen hatte, nannte das Programm in etwa {share} der Fälle die richtige Gruppe, jede Gruppe gleich gewichtet. {unseen}\n\nEs irrt sich also oft genug, dass nur ein Arzt entscheiden sollte.',
  'accuracy.unseenSource':
    'Bei Bildern aus einem Krankenhaus, das es gar nicht kannte, lag es nur in etwa {share} der Fälle richtig. Ihres kann so ein Bild sein.',
  'accuracy.unknown':
    'Das Programm irrt sich oft genug, dass nur ein Arzt entscheiden sollte. Bei Bildern aus Krankenhäusern, die es nicht kennt, ist es deutlich schlechter als bei denen, von denen es gelernt hat. Seine Modellkarte nennt die Zahlen.',
  'erasure.ask':
    'Soll ich alles über Sie löschen: dieses Gespräch, Ergebnisse, Bilder und Ihr Einverständnis? Das lässt sich nicht rückgängig machen. Antworten Sie mit JA oder NEIN.',
  'erasure.done':
    'Alles, was wir über Sie haben, wird jetzt gelöscht, auch bei unserem Nachrichtendienst. Dieser Chat bleibt auf Ihrem Telefon, bis Sie ihn selbst löschen. Wenn Sie wieder schreiben, fangen wir neu an. Alles Gute. 🌱',
  'erasure.kept': 'Gut, es wurde nichts gelöscht.',
  'cancel.done':
    'Beendet. Ich lese keine weiteren Fotos und schicke nichts mehr, bis Sie schreiben. Alles Gute. 🌱',
  'language.ask': 'Welche Sprache soll ich verwenden?',
  'language.changed': 'Gut, ich mache auf Deutsch weiter.',
  'emergency.known':
    '🚨 Das klingt nach einem Notfall. Bitte warten Sie nicht auf mich: *Rufen Sie jetzt {number} an*, oder lassen Sie jemanden anrufen, und fahren Sie ins nächste Krankenhaus.\n\nBis Hilfe kommt: aufrecht sitzen, ein Fenster öffnen, nicht allein bleiben.',
  'emergency.unknown':
    '🚨 Das klingt nach einem Notfall. Bitte warten Sie nicht auf mich: *Rufen Sie jetzt Ihre Notrufnummer an* (112 gilt in vielen Ländern), oder lassen Sie jemanden anrufen, und fahren Sie ins nächste Krankenhaus.\n\nBis Hilfe kommt: aufrecht sitzen, ein Fenster öffnen, nicht allein bleiben.',
  thanks: 'Gern geschehen. Alles Gute. 🌱',
  'fallback.start': 'Das habe ich nicht verstanden. Was möchten Sie?',
  'fallback.photo':
    'Das habe ich nicht verstanden. Bitte schicken Sie das Röntgenbild als Foto, oder wählen Sie:',
  'fallback.reading': 'Ich lese noch Ihr Foto; die Antwort kommt von selbst. Solange können Sie wählen:',
  'fallback.result': 'Das habe ich nicht verstanden. Sie können ein weiteres Foto schicken oder wählen:',
  'fallback.unsure': 'Ich bin nicht sicher, was Sie meinen. Ist es eines hiervon?',
  'choice.covid_test': 'Covid-Test',
  'choice.help': 'Hilfe',
  'choice.yes': 'Ja',
  'choice.no': 'Nein',
  'choice.privacy': 'Datenschutz',
  'choice.explain_result': 'Was bedeutet das?',
  'choice.accuracy': 'Wie genau?',
  'choice.status': 'Status',
  'choice.cancel': 'Beenden',
  'choice.delete_data': 'Daten löschen',
  'choice.language': 'Sprache',
  'choice.human': 'Mit Mensch sprechen',
  'choice.emergency': 'Notfall',

  'result.ready':
    'Die Antwort auf das Foto, das Sie geschickt haben, ist fertig. Schreiben Sie mir, um sie zu lesen.',
  'meaning.normal':
    '„Normal“ heißt: Das Programm hat auf dem Bild nichts gefunden, woran es kranke Lungen erkennt. Es sieht nicht alles; eine Krankheit hinterlässt am Anfang oft keine Spur auf dem Bild.',
  'meaning.pneumonia':
    'Eine „Lungenentzündung“ haben viele Erreger zur Ursache, und meist lässt sie sich gut behandeln. Anderes, etwa alte Narben oder Wasser in der Lunge, sieht auf dem Bild ähnlich aus: Deshalb muss ein Arzt es ansehen.',
  'meaning.covid19':
    '„COVID-19“ heißt: Das Bild ähnelt denen von Menschen, bei denen ein Test dieses Virus gefunden hatte. Andere Entzündungen sehen ähnlich aus; nur ein PCR- oder Schnelltest kann es sagen.',
  'explain.strong':
    'Für das Programm war es ein klarer Fall. Irren kann es sich trotzdem: Bitte lassen Sie einen Arzt urteilen.',
  'explain.moderate':
    'Es war kein klarer Fall, andere Gruppen lagen nahe. Ein schärferes Foto hilft vielleicht; ein Arzt hilft mehr als die Zahlen.',
  'donation.ask':
    'Noch eine Frage, und Sie dürfen ruhig nein sagen: Dürfen wir Ihr Röntgenbild zur Durchsicht behalten (Bilder: {count})? Ein Radiologe sieht es an, ohne Ihren Namen und Ihre Nummer, damit das Programm lernt. Sonst wird es jetzt gelöscht. Antworten Sie mit JA oder NEIN.',
  'donation.again':
    'Das habe ich nicht verstanden. Dürfen wir Ihr Röntgenbild zur Durchsicht behalten, ohne Ihren Namen? JA oder NEIN. Sie können auch das nächste Foto schicken oder HILFE schreiben.',
  'donation.given':
    'Danke, das hilft anderen. Schreiben Sie jederzeit LÖSCHEN, dann wird auch das Bild gelöscht.',
  'donation.declined': 'In Ordnung. Das Bild wird jetzt gelöscht.',
  'donation.over': 'Es wartet kein Bild mehr auf diese Antwort.',
  'feedback.ask': 'War das hilfreich?',
  'feedback.thanks': 'Danke, gut zu wissen.',
  'feedback.sorry': 'Das tut mir leid. Danke, dass Sie es sagen.',
  'report.ask':
    'Haben Sie ein Ergebnis von einem Arzt oder einem PCR-Test? So sehen wir, wie oft das Programm richtig liegt. Was wurde gefunden?',
  'report.thanks':
    'Danke, ich habe es ohne Ihren Namen notiert. Folgen Sie bitte dem, was Ihr Arzt sagt, was immer das Programm gezeigt hat.',
  'report.none':
    'Es gibt hier kein Bild, zu dem ich das notieren könnte. Schreiben Sie „Covid-Test“, um eines ansehen zu lassen.',
  goodbye:
    'Dann war das erst einmal alles. Sie können jederzeit ein weiteres Bild schicken oder mich etwas fragen. Alles Gute. 🌱',
  'stop.done':
    'Beendet. Ich lese nichts mehr und schicke Ihnen nichts mehr. Wenn ich wiederkommen soll, schreiben Sie START. Wenn es dringend ist, rufen Sie einen Arzt oder einen Krankenwagen. Alles Gute. 🌱',
  'stop.help':
    'Sie haben STOPP geschrieben, deshalb bin ich still. Schreiben Sie START, um weiterzumachen, oder LÖSCHEN, damit alles über Sie gelöscht wird. Im Notfall rufen Sie einen Krankenwagen.',
  'human.called':
    'Ich habe jemanden aus unserem Team gerufen. Die Antwort kommt hier in diesem Chat; das kann etwas dauern, nachts bis zum Morgen. Schreiben Sie gern schon, worum es geht. Ich bleibe solange hier, und Bilder werden weiter gelesen. Wenn es dringend ist, warten Sie nicht: Rufen Sie einen Arzt oder einen Krankenwagen.',
  'human.waiting':
    'Jemand aus unserem Team ist gerufen und antwortet hier, so bald es geht. Wenn es dringend ist, warten Sie nicht: Rufen Sie einen Arzt oder einen Krankenwagen.',
  'human.passedOn': 'Ich hebe das für den Menschen auf, der Ihnen hier antwortet.',
  'human.nobody':
    'Es tut mir leid: Aus unserem Team konnte Ihnen niemand antworten. Ich bin wieder da. Schreiben Sie „mit Mensch sprechen“, um es noch einmal zu versuchen.',
  'human.here':
    'Jemand aus unserem Team hat diesen Chat übernommen und antwortet Ihnen hier. Ich bin still, bis das erledigt ist.',
  'human.help':
    'Ein Mensch aus unserem Team hat diesen Chat und liest, was Sie schreiben. Um mit mir, dem Programm, weiterzumachen, schreiben Sie START. STOPP beendet alles, LÖSCHEN löscht alles. Im Notfall rufen Sie einen Krankenwagen.',
  'human.left': 'Ich bin wieder da. Unser Team weiß Bescheid.',
  'human.released': 'Unser Team hat diesen Chat an mich, das Programm, zurückgegeben.',
  'kept.title': 'Das ist im Augenblick über Sie gespeichert:',
  'kept.talk':
    '• Ihre Nummer, verschlüsselt, und wo unser Gespräch steht: {period} ab Ihrer letzten Nachricht',
  'kept.consent': '• dass Sie einverstanden waren, am {day}',
  'kept.noConsent': '• kein Einverständnis: Es wird nichts gelesen',
  'kept.waiting': '• Fotos, die auf Ihr JA warten: {count}',
  'kept.reading': '• Fotos, die gerade gelesen und dann gelöscht werden: {count}',
  'kept.results': '• Ergebnisse, meine Antworten und Bilder: {period}',
  'kept.undecided': '• Röntgenbilder, die auf Ihr Wort zur Durchsicht warten: {count}, höchstens {period}',
  'kept.donated':
    '• Röntgenbilder, die Sie zur Durchsicht gegeben haben, ohne Ihre Nummer: {count}, Dauer: {period}',
  'kept.unmatched':
    '• Sätze, die ich nicht verstanden habe, ohne Namen und Nummern und mit niemandem verknüpft: {period}',
  'kept.rights':
    'Nichts wird verkauft oder für Werbung verwendet. WhatsApp und Twilio befördern die Nachrichten und haben eigene Regeln. Schreiben Sie LÖSCHEN, und alles wird gelöscht, auch in der Durchsicht.',
  'kept.limited': 'eine begrenzte Zeit',
  'erasure.receipt':
    'Beleg {number}\n\nGelöscht am {moment}: unser Gespräch, Ihr Einverständnis, Ergebnisse, Bilder und Röntgenbilder, auch in der Durchsicht, und Ihre Nachrichten bei unserem Nachrichtendienst ({count}). Hier ist nichts mehr, das sagt, wer Sie sind. Heben Sie diese Nummer auf, falls Sie danach fragen wollen.',
  'choice.begin': 'Weiter',
  'choice.report': 'Mein Testergebnis',
  'choice.found_normal': 'Nichts gefunden',
  'choice.found_pneumonia': 'Lungenentzündung',
  'choice.found_covid19': 'COVID-19',
  'choice.found_other': 'Etwas anderes',
  'choice.found_none': 'Noch kein Ergebnis',
  'choice.open': 'Auswählen',
};
