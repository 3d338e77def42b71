/** The catalogue that the others follow: every key stands in every language, with the same placeholders. */
export const en = {
  'greeting.hello':
    'Hello, this is Lungline. 👋\n\nI am a computer program. Send me a photo of a chest X-ray and I tell you how alike it looks to normal films, to films with pneumonia and to films with COVID-19. It is not a diagnosis and does not replace a doctor.\n\nWrite "covid test" to begin.',
  'greeting.back': 'Hello again. 👋',

  'consent.ask':
    'Before I look at a film, please read this:\n\n• I am a research program, not a doctor. I can be wrong, and what I say is *not a diagnosis*.\n• I use your photo only to answer you. Then it is erased, unless you allow us later to keep it for review. WhatsApp and Twilio carry it; nobody else gets it.\n• Write DELETE at any time and everything about you is erased.\n• If you feel very ill, do not wait for me: call a doctor.\n\nAre you 18 or older (or the parent or guardian of the patient), and do you agree?\nAnswer YES or NO.',
  'consent.held': 'Thank you, I have your photo and keep it until you have answered one question.',
  'consent.again':
    'I need a clear answer before I may look at a film: are you 18 or older (or the parent or guardian), and do you agree that I read your photo? Answer YES or NO.',
  'consent.declined':
    'That is fine. I look at nothing, and photos that you sent are not used. If you change your mind, write "covid test".',

  'photo.ask':
    'Please send a photo of the chest X-ray:\n\n1. Hold the film against a window or a bright white screen, or open it on a computer.\n2. Switch the flash off.\n3. Hold the phone straight in front of it, so that both lungs fill the picture.\n4. Keep still until it is sharp.\n\nYou may send several photos.',
  'photo.received': 'I have your photo and I am reading the film. This takes a few seconds.',
  'photo.receivedMany': 'I have your {count} photos and I am reading the films, one after the other.',
  'photo.busy':
    'I have what you sent. Many films are waiting just now, so reading yours will take about {minutes} minutes.',
  'photo.repeated': 'I have this photo already. You get one answer for it.',
  'photo.same': 'This is the same photo as one before. Its result has not changed.',
  'photo.tooMany':
    'I take up to {max} photos at a time. Please send the others again when these are answered.',
  'photo.lost':
    'Your photo is no longer there: I could not fetch it in time. I am sorry. Please send it once more.',
  'photo.tooLarge': 'This photo is larger than 16 MB. Please send it as an ordinary photo, not as a file.',
  'photo.failed':
    'I am sorry, I could not read this photo because of a fault on our side, not on yours. Please send it once more in a few minutes.',

  'film.title': '*Photo {number}*',

  'label.normal': 'Normal',
  'label.pneumonia': 'Pneumonia',
  'label.covid19': 'COVID-19',

  'result.strong': 'To the program this film looks clearly most alike to this group: *{label}*.',
  'result.moderate':
    'To the program this film looks most alike to this group: *{label}*. It is not a clear case.',
  'result.uncertain':
    '*The program cannot tell.* The film looks alike to more than one group, so please do not rely on the figures.',
  'result.caution':
    '⚠️ This is not a diagnosis. The figures say how alike the film is to others, not how ill somebody is. Only a doctor can judge it.',
  'result.picture': 'In the picture, warm colours show where the program looked.',
  'result.next.normal':
    'What to do: a film that looks normal does not rule an illness out, above all in its first days. With fever, cough or shortness of breath see a doctor all the same.',
  'result.next.pneumonia':
    'What to do: please show the film to a doctor today or tomorrow. With shortness of breath, chest pain, confusion or high fever go at once.',
  'result.next.covid19':
    'What to do: a film alone cannot show COVID-19. Take a PCR or rapid test, keep your distance from others until then, and call a doctor. With shortness of breath go at once.',
  'result.next.uncertain':
    'What to do: show the film to a doctor. A sharper photo, taken straight from the front, may help me.',
  'result.more': 'Ask me what it means, or send the next photo.',

  'outcome.notChestXray':
    'I do not see a chest X-ray from the front in this photo, so I give no figures. Please send the whole film, upright, with both lungs in the picture. Other pictures (CT, side views, other bones) I cannot read.',
  'outcome.poorQuality': 'I cannot read this photo well enough, so I give no figures.\n\n{advice}',
  'outcome.unreadable':
    'This file cannot be opened as a picture. Please send it again as an ordinary photo (JPEG or PNG).',

  'advice.title': 'For the next try:',
  'advice.too_dark': 'It is too dark: hold the film against a window or a white screen.',
  'advice.too_bright': 'It is too bright: flash off, and no lamp behind the film.',
  'advice.low_contrast': 'It is too pale: clean the lens and avoid reflections.',
  'advice.blurred': 'It is blurred: hold the phone still and tap on the film to focus.',
  'advice.too_small': 'It is too small: go closer, or send the original instead of a screenshot.',
  'advice.cut_off': 'Part of the lungs is cut off: step back until the whole film is in the picture.',
  'advice.rotated': 'It is turned: hold the film upright, neck at the top.',
  'advice.inverted': 'Its greys are reversed: bones should be white and air black.',
  'advice.several_films': 'There are several films in it: send one photo for each.',
  'advice.glare': 'There is a reflection on it: change the angle or switch the lamp off.',
  'advice.other':
    'Take it straight from the front, sharp, with even light and the whole film in the picture.',

  'correction.rotated_corrected':
    'The photo lay on its side or upside down, so I turned it upright before reading it. If the neck is not at the top in my picture, send it upright, please.',
  'correction.inverted_corrected': 'Its greys were reversed, so I turned them back before reading it.',
  'correction.frame_cropped': 'I cut away what lay around the film and read the film alone.',

  'kind.audio': 'I cannot listen to voice messages yet. Please write, or send the X-ray as a photo.',
  'kind.video': 'I cannot watch videos. Please send the X-ray as a photo.',
  'kind.document':
    'I cannot open documents. Please send the X-ray as a photo: a picture of the page or of the screen is fine.',
  'kind.location': 'Thank you, but I do not need your location. I only look at photos of chest X-rays.',
  'kind.contact': 'Thank you, but I cannot use contacts. I only look at photos of chest X-rays.',
  'kind.sticker': '🙂 Nice sticker. I only look at photos of chest X-rays, though.',
  'kind.other': 'I cannot open this kind of file. Please send the X-ray as a photo.',
  'kind.link': 'I do not open links, for your safety and mine. Please send the X-ray itself as a photo.',
  'kind.empty': 'Your message arrived empty. Write "covid test", or HELP to see what I can do.',

  help: 'This is what you can write:\n\n• *covid test*: have a chest X-ray looked at\n• *status*: how far your photo is\n• *what does it mean*: the last result explained\n• *how accurate*: how often the program is right\n• *privacy*: what is kept about you\n• *delete*: erase everything\n• *my test result*: tell what a doctor or a test found\n• *talk to a person*: call somebody from our team\n• *language*: change the language\n• *stop*: I send nothing more\n\nIf somebody can hardly breathe or has blue lips, call an ambulance at once.',

  'status.start': 'Nothing is waiting. Write "covid test" to begin.',
  'status.consent': 'I wait for your YES or NO.',
  'status.held': 'I have {count} of your photos and wait for your YES or NO before I look.',
  'status.photo': 'You have agreed, and I wait for your photo.',
  'status.reading': 'I am reading your photo. The answer comes by itself; you need not do anything.',
  'status.readingMany':
    'I am reading {count} photos. The answers come by themselves; you need not do anything.',
  'status.result': 'Your last film is answered and nothing is waiting. You may send another photo.',
  'status.retake': 'I wait for a better photo of the film.',

  'explain.none': 'There is no result yet. Once you have one, I explain it. Write "covid test" to begin.',
  'explain.classified':
    'The program has seen several thousand chest films of three groups: normal, pneumonia and COVID-19. The percentages say how alike yours is to each of them; together they make 100. A high figure means "very alike to these films" and not "surely ill". Your film looked most alike to this group: *{label}*.',
  'explain.uncertain':
    'Your film looked alike to more than one group, and the program would rather say so than guess. That happens with unclear photos, early illness and other illnesses that it does not know. A doctor can tell more.',
  'explain.unread':
    'Your last photo got no figures because the program could not read it reliably. Send a better one and I try again.',

  'accuracy.known':
    'Tested on {films} films that it had never seen, the program named the right group in about {share} of cases, each group counted alike. {unseen}\n\nSo it is wrong often enough that only a doctor should decide.',
  'accuracy.unseenSource':
    'On films from a hospital that it did not know at all it was right in only about {share}. Yours may be such a film.',
  'accuracy.unknown':
    'The program is wrong often enough that only a doctor should decide. On films from hospitals that it does not know it is clearly worse than on those it learned from. Its model card gives the figures.',

  'erasure.ask':
    'Shall I erase everything about you: this talk, results, pictures and your consent? This cannot be undone. Answer YES or NO.',
  'erasure.done':
    'Everything that we keep about you is being erased now, at our messaging provider too. This chat on your phone stays until you delete it yourself. If you write again, we begin anew. Take care. 🌱',
  'erasure.kept': 'Good, nothing was erased.',

  'cancel.done': 'Stopped. I read no further photos and send nothing more until you write. Take care. 🌱',
  'language.ask': 'Which language shall I use?',
  'language.changed': 'Good, I go on in English.',
  'emergency.known':
    '🚨 This sounds like an emergency. Please do not wait for me: *call {number} now*, or have somebody call, and go to the nearest hospital.\n\nUntil help comes: sit upright, open a window, do not stay alone.',
  'emergency.unknown':
    '🚨 This sounds like an emergency. Please do not wait for me: *call your emergency number now* (112 works in many countries), or have somebody call, and go to the nearest hospital.\n\nUntil help comes: sit upright, open a window, do not stay alone.',
  thanks: 'You are welcome. Take care. 🌱',

  'fallback.start': 'I did not understand that. What would you like?',
  'fallback.photo': 'I did not understand that. Please send the X-ray as a photo, or choose:',
  'fallback.reading': 'I am still reading your photo; the answer comes by itself. Meanwhile you may choose:',
  'fallback.result': 'I did not understand that. You may send another photo, or choose:',
  'fallback.unsure': 'I am not sure what you mean. Is it one of these?',

  'choice.covid_test': 'Covid test',
  'choice.help': 'Help',
  'choice.yes': 'Yes',
  'choice.no': 'No',
  'choice.privacy': 'Privacy',
  'choice.explain_result': 'What does it mean?',
  'choice.accuracy': 'How accurate?',
  'choice.status': 'Status',
  'choice.cancel': 'Stop',
  'choice.delete_data': 'Delete my data',
  'choice.language': 'Language',
  'choice.human': 'Talk to a person',
  'choice.emergency': 'Emergency',

  'result.ready': 'The answer to the photo that you sent is ready. Write to me to read it.',
  'meaning.normal':
    '"Normal" means: the program found nothing on the film by which it tells ill lungs. It cannot see everything; early illness often leaves no trace on a film.',
  'meaning.pneumonia':
    '"Pneumonia" is an inflammation of the lungs. Many germs cause it and most of it can be treated well. Other things, such as old scars or water in the lungs, look alike on a film: that is why a doctor has to look.',
  'meaning.covid19':
    '"COVID-19" means: the film looks like those of people whose test had found this virus. Other inflammations look alike; only a PCR or rapid test can tell.',
  'explain.strong': 'For the program it was a clear case. It can still be wrong: please let a doctor judge.',
  'explain.moderate':
    'It was not a clear case, other groups were close. A sharper photo may help; a doctor helps more than the figures.',
  'donation.ask':
    'One more question, and you are free to say no: may we keep your film for review (films: {count})? A radiologist looks at it, without your name or number, so that the program learns. If not, it is erased now. Answer YES or NO.',
  'donation.again':
    'I did not understand that. May we keep your film for review, without your name? YES or NO. You may also send the next photo, or write HELP.',
  'donation.given': 'Thank you, that helps others. Write DELETE at any time and the film is erased too.',
  'donation.declined': 'That is fine. The film is erased now.',
  'donation.over': 'There is no film waiting for this answer any more.',
  'feedback.ask': 'Was this helpful?',
  'feedback.thanks': 'Thank you, good to know.',
  'feedback.sorry': 'I am sorry about that. Thank you for telling me.',
  'report.ask':
    'Do you have a result from a doctor or a PCR test? It shows us how often the program is right. What was found?',
  'report.thanks':
    'Thank you, I noted it without your name. Please follow what your doctor says, whatever the program showed.',
  'report.none': 'There is no film here that I could note it for. Write "covid test" to have one looked at.',
  goodbye:
    'Then that is all for now. You can send another film or ask me something at any time. Take care. 🌱',
  'stop.done':
    'Stopped. I read nothing more and send you nothing more. If you want me back, write START. If it is urgent, call a doctor or an ambulance. Take care. 🌱',
  'stop.help':
    'You wrote STOP, so I am quiet. Write START to go on, or DELETE to have everything about you erased. In an emergency call an ambulance.',
  'human.called':
    'I have called somebody from our team. They answer here in this chat; that can take a while, and at night until morning. Please write already what it is about. I stay here meanwhile, and films are still read. If it is urgent, do not wait: call a doctor or an ambulance.',
  'human.waiting':
    'Somebody from our team has been called and answers here as soon as they can. If it is urgent, do not wait: call a doctor or an ambulance.',
  'human.passedOn': 'I keep this for the person who is going to answer you here.',
  'human.nobody':
    'I am sorry: nobody from our team has been able to answer you. I am here again. Write "talk to a person" to ask once more.',
  'human.here':
    'Somebody from our team has this chat now and answers you here. I keep quiet until they are done.',
  'human.help':
    'A person from our team has this chat and reads what you write. To go on with me, the program, write START. STOP ends everything, DELETE erases everything. In an emergency call an ambulance.',
  'human.left': 'I am back. The person from our team has been told.',
  'human.released': 'The person from our team has handed this chat back to me, the program.',
  'kept.title': 'This is what is kept about you now:',
  'kept.talk': '• your number, encrypted, and where our talk stands: {period} after your last message',
  'kept.consent': '• that you agreed, on {day}',
  'kept.noConsent': '• no consent: nothing is read',
  'kept.waiting': '• photos that wait for your YES: {count}',
  'kept.reading': '• photos being read, then erased: {count}',
  'kept.results': '• results, my answers and pictures: {period}',
  'kept.undecided': '• films that wait for your word on the review: {count}, at most {period}',
  'kept.donated': '• films that you gave for review, without your number: {count}, for {period}',
  'kept.unmatched':
    '• sentences that I did not understand, without names or numbers and linked to nobody: {period}',
  'kept.rights':
    'Nothing is sold or used for advertising. WhatsApp and Twilio carry the messages and have their own rules. Write DELETE and everything is erased, in the review too.',
  'kept.limited': 'a limited time',
  'erasure.receipt':
    'Receipt {number}\n\nErased on {moment}: our talk, your consent, results, pictures and films, in the review too, and your messages at our messaging provider ({count}). Nothing is left here that says who you are. Keep this number if you want to ask about it.',
  'choice.begin': 'Go on',
  'choice.report': 'My test result',
  'choice.found_normal': 'Nothing was found',
  'choice.found_pneumonia': 'Pneumonia',
  'choice.found_covid19': 'COVID-19',
  'choice.found_other': 'Something else',
  'choice.found_none': 'No result yet',
  'choice.open': 'Choose',
} as const;
