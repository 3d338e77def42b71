import type { Catalogue } from './catalogue.js';

export const fr: Catalogue = {
  'greeting.hello':
    'Bonjour, ici Lungline. 👋\n\nJe suis un programme informatique. Envoyez-moi une photo d’une radio du thorax et je vous dis à quel point elle ressemble à des radios normales, avec pneumonie et avec COVID-19. Ce n’est pas un diagnostic et cela ne remplace pas un médecin.\n\nÉcrivez « test covid » pour commencer.',
  'greeting.back': 'Rebonjour. 👋',
  'consent.ask':
    'Avant que je regarde une radio, lisez ceci, s’il vous plaît :\n\n• Je suis un programme de recherche, pas un médecin. Je peux me tromper, et ce que je dis *n’est pas un diagnostic*.\n• J’utilise votre photo uniquement pour vous répondre. Ensuite elle est effacée, sauf si vous nous permettez plus tard de la garder pour relecture. WhatsApp et Twilio la transportent ; personne d’autre ne la reçoit.\n• Écrivez SUPPRIMER à tout moment et tout ce qui vous concerne est effacé.\n• Si vous vous sentez très mal, ne m’attendez pas : appelez un médecin.\n\nAvez-vous 18 ans ou plus (ou êtes-vous parent ou tuteur du patient), et êtes-vous d’accord ?\nRépondez OUI ou NON.',
  'consent.held': 'Merci, j’ai votre photo et je la garde jusqu’à votre réponse à une question.',
  'consent.again':
    'Il me faut une réponse claire avant de regarder une radio : avez-vous 18 ans ou plus (ou êtes-vous parent ou tuteur), et acceptez-vous que je lise votre photo ? Répondez OUI ou NON.',
  'consent.declined':
    'Très bien. Je ne regarde rien, et les photos envoyées ne sont pas utilisées. Si vous changez d’avis, écrivez « test covid ».',
  'photo.ask':
    'Envoyez, s’il vous plaît, une photo de la radio du thorax :\n\n1. Tenez le cliché devant une fenêtre ou un écran blanc, ou ouvrez-le sur un ordinateur.\n2. Désactivez le flash.\n3. Tenez le téléphone bien en face, les deux poumons remplissant l’image.\n4. Ne bougez plus jusqu’à ce que l’image soit nette.\n\nVous pouvez envoyer plusieurs photos.',
  'photo.received': 'J’ai votre photo et je lis la radio. Cela prend quelques secondes.',
  'photo.receivedMany': 'J’ai vos {count} photos et je lis les radios, l’une après l’autre.',
  'photo.busy':
    'J’ai bien reçu votre envoi. Beaucoup de radios attendent en ce moment : la lecture de la vôtre prendra environ {minutes} minutes.',
  'photo.repeated': 'J’ai déjà cette photo. Vous recevez une seule réponse pour elle.',
  'photo.same': 'C’est la même photo qu’une précédente. Son résultat n’a pas changé.',
  'photo.tooMany':
    'Je prends jusqu’à {max} photos à la fois. Renvoyez les autres quand celles-ci auront leur réponse, s’il vous plaît.',
  'photo.lost':
    'Votre photo n’est plus disponible : je n’ai pas pu la récupérer à temps. Désolé. Renvoyez-la, s’il vous plaît.',
  'photo.tooLarge': 'Cette photo dépasse 16 Mo. Envoyez-la comme une photo ordinaire, pas comme un fichier.',
  'photo.failed':
    'Désolé, je n’ai pas pu lire cette photo à cause d’une panne de notre côté, pas du vôtre. Renvoyez-la dans quelques minutes, s’il vous plaît.',
  'film.title': '*Photo {number}*',
  'label.normal': 'Normal',
  'label.pneumonia': 'Pneumonie',
  'label.covid19': 'COVID-19',
  'result.strong': 'Pour le programme, cette radio ressemble nettement le plus à ce groupe : *{label}*.',
  'result.moderate':
    'Pour le programme, cette radio ressemble le plus à ce groupe : *{label}*. Ce n’est pas un cas net.',
  'result.uncertain':
    '*Le programme ne peut pas trancher.* La radio ressemble à plus d’un groupe ; ne vous fiez pas aux chiffres, s’il vous plaît.',
  'result.caution':
    '⚠️ Ceci n’est pas un diagnostic. Les chiffres disent à quel point la radio ressemble à d’autres, pas à quel point quelqu’un est malade. Seul un médecin peut en juger.',
  'result.picture': 'Sur l’image, les couleurs chaudes montrent où le programme a regardé.',
  'result.next.normal':
    'Que faire : une radio d’aspect normal n’exclut pas une maladie, surtout les premiers jours. Avec de la fièvre, de la toux ou un essoufflement, consultez quand même un médecin.',
  'result.next.pneumonia':
    'Que faire : montrez la radio à un médecin aujourd’hui ou demain. Avec un essoufflement, une douleur à la poitrine, une confusion ou une forte fièvre, allez-y tout de suite.',
  'result.next.covid19':
    'Que faire : une radio seule ne peut pas prouver un COVID-19. Faites un test PCR ou rapide, gardez vos distances d’ici là et appelez un médecin. Avec un essoufflement, allez-y tout de suite.',
  'result.next.uncertain':
    'Que faire : montrez la radio à un médecin. Une photo plus nette, prise bien de face, peut m’aider.',
  'result.more': 'Demandez-moi ce que cela veut dire, ou envoyez la photo suivante.',
  'outcome.notChestXray':
    'Je ne vois pas de radio du thorax de face sur cette photo, donc je ne donne pas de chiffres. Envoyez le cliché entier, à l’endroit, avec les deux poumons. Je ne sais pas lire d’autres images (scanner, profil, autres os).',
  'outcome.poorQuality':
    'Je n’arrive pas à bien lire cette photo, donc je ne donne pas de chiffres.\n\n{advice}',
  'outcome.unreadable':
    'Ce fichier ne s’ouvre pas comme une image. Renvoyez-le comme une photo ordinaire (JPEG ou PNG), s’il vous plaît.',
  'advice.title': 'Pour le prochain essai :',
  'advice.too_dark': 'Elle est trop sombre : tenez le cliché devant une fenêtre ou un écran blanc.',
  'advice.too_bright': 'Elle est trop claire : sans flash, et sans lampe derrière le cliché.',
  'advice.low_contrast': 'Elle est trop pâle : nettoyez l’objectif et évitez les reflets.',
  'advice.blurred':
    'Elle est floue : tenez le téléphone immobile et touchez le cliché pour la mise au point.',
  'advice.too_small':
    'Elle est trop petite : approchez-vous, ou envoyez l’original plutôt qu’une capture d’écran.',
  'advice.cut_off': 'Une partie des poumons manque : reculez jusqu’à voir tout le cliché.',
  'advice.rotated': 'Elle est tournée : tenez le cliché à l’endroit, le cou en haut.',
  'advice.inverted': 'Ses gris sont inversés : les os doivent être blancs et l’air noir.',
  'advice.several_films': 'Il y a plusieurs clichés : envoyez une photo de chacun.',
  'advice.glare': 'Il y a un reflet : changez d’angle ou éteignez la lampe.',
  'advice.other': 'Prenez-la bien de face, nette, avec une lumière égale et tout le cliché dans l’image.',
  'correction.rotated_corrected':
    'La photo était tournée, je l’ai redressée avant de la lire. Si le cou n’est pas en haut sur mon image, renvoyez-la à l’endroit, s’il vous plaît.',
  'correction.inverted_corrected': 'Ses gris étaient inversés, je les ai rétablis avant de la lire.',
  'correction.frame_cropped': 'J’ai retiré ce qui entourait le cliché et je n’ai lu que lui.',
  'kind.audio':
    'Je ne peux pas encore écouter les messages vocaux. Écrivez, ou envoyez la radio en photo, s’il vous plaît.',
  'kind.video': 'Je ne peux pas regarder de vidéos. Envoyez la radio en photo, s’il vous plaît.',
  'kind.document':
    'Je ne peux pas ouvrir de documents. Envoyez la radio en photo : une photo de la page ou de l’écran convient.',
  'kind.location':
    'Merci, mais je n’ai pas besoin de votre position. Je ne regarde que des photos de radios du thorax.',
  'kind.contact':
    'Merci, mais je ne peux pas utiliser de contacts. Je ne regarde que des photos de radios du thorax.',
  'kind.sticker': '🙂 Joli autocollant. Mais je ne regarde que des photos de radios du thorax.',
  'kind.other': 'Je ne peux pas ouvrir ce type de fichier. Envoyez la radio en photo, s’il vous plaît.',
  'kind.link':
    'Je n’ouvre pas de liens, pour votre sécurité et la mienne. Envoyez la radio elle-même en photo, s’il vous plaît.',
  'kind.empty':
    'Votre message est arrivé vide. Écrivez « test covid », ou AIDE pour voir ce que je sais faire.',
  help: 'Voici ce que vous pouvez écrire :\n\n• *test covid* : faire lire une radio du thorax\n• *statut* : où en est votre photo\n• *que veut dire le résultat* : le dernier résultat expliqué\n• *est-ce précis* : combien de fois le programme a raison\n• *confidentialité* : ce qui est gardé sur vous\n• *supprimer* : tout effacer\n• *résultat PCR* : dire ce qu’un médecin ou un test a trouvé\n• *parler à quelqu’un* : appeler quelqu’un de notre équipe\n• *langue* : changer de langue\n• *stop* : je n’envoie plus rien\n\nSi quelqu’un peut à peine respirer ou a les lèvres bleues, appelez une ambulance tout de suite.',
  'status.start': 'Rien n’est en attente. Écrivez « test covid » pour commencer.',
  'status.consent': 'J’attends votre OUI ou NON.',
  'status.held': 'J’ai {count} de vos photos et j’attends votre OUI ou NON avant de regarder.',
  'status.photo': 'Vous êtes d’accord, et j’attends votre photo.',
  'status.reading': 'Je lis votre photo. La réponse arrive toute seule ; vous n’avez rien à faire.',
  'status.readingMany':
    'Je lis {count} photos. Les réponses arrivent toutes seules ; vous n’avez rien à faire.',
  'status.result':
    'Votre dernière radio a sa réponse et rien n’est en attente. Vous pouvez envoyer une autre photo.',
  'status.retake': 'J’attends une meilleure photo de la radio.',
  'explain.none':
    'Il n’y a pas encore de résultat. Dès qu’il y en a un, je l’explique. Écrivez « test covid » pour commencer.',
  'explain.classified':
    'Le programme a vu plusieurs milliers de radios de trois groupes : normales, avec pneumonie et avec COVID-19. Les pourcentages disent à quel point la vôtre ressemble à chacun ; ensemble ils font 100. Un chiffre élevé veut dire « ressemble beaucoup à ces radios » et non « maladie certaine ». La vôtre ressemblait le plus à ce groupe : *{label}*.',
  'explain.uncertain':
    'Votre radio ressemblait à plus d’un groupe, et le programme préfère le dire plutôt que deviner. Cela arrive avec des photos peu nettes, au début d’une maladie et avec des maladies qu’il ne connaît pas. Un médecin peut en dire plus.',
  'explain.unread':
    'Votre dernière photo n’a pas eu de chiffres parce que le programme n’a pas pu la lire de façon fiable. Envoyez-en une meilleure et je réessaie.',
  'accuracy.known':
    'Testé sur {films} radios qu’il n’avait jamais vues, le programme a nommé le bon groupe dans environ {share} des cas, chaque groupe comptant autant. {unseen}\n\nIl se trompe donc assez souvent pour que seul un médecin décide.',
  'accuracy.unseenSource':
    'Sur des radios d’un hôpital qu’il ne connaissait pas, il n’a eu raison que dans environ {share} des cas. La vôtre peut en être une.',
  'accuracy.unknown':
    'Le programme se trompe assez souvent pour que seul un médecin décide. Sur des radios d’hôpitaux qu’il ne connaît pas, il est nettement moins bon que sur celles dont il a appris. Sa fiche technique donne les chiffres.',
  'erasure.ask':
    'Dois-je effacer tout ce qui vous concerne : cette conversation, les résultats, les images et votre accord ? C’est définitif. Répondez OUI ou NON.',
  'erasure.done':
    'Tout ce que nous gardons sur vous est effacé maintenant, chez notre fournisseur de messagerie aussi. Cette conversation reste sur votre téléphone jusqu’à ce que vous l’effaciez. Si vous écrivez de nouveau, nous repartons de zéro. Prenez soin de vous. 🌱',
  'erasure.kept': 'Bien, rien n’a été effacé.',
  'cancel.done':
    'C’est arrêté. Je ne lis plus de photos et n’envoie plus rien jusqu’à ce que vous écriviez. Prenez soin de vous. 🌱',
  'language.ask': 'Quelle langue dois-je utiliser ?',
  'language.changed': 'Bien, je continue en français.',
  'emergency.known':
    '🚨 Cela ressemble à une urgence. Ne m’attendez pas : *appelez le {number} maintenant*, ou faites appeler quelqu’un, et allez à l’hôpital le plus proche.\n\nEn attendant les secours : asseyez-vous bien droit, ouvrez une fenêtre, ne restez pas seul.',
  'emergency.unknown':
    '🚨 Cela ressemble à une urgence. Ne m’attendez pas : *appelez votre numéro d’urgence maintenant* (le 112 marche dans beaucoup de pays), ou faites appeler quelqu’un, et allez à l’hôpital le plus proche.\n\nEn attendant les secours : asseyez-vous bien droit, ouvrez une fenêtre, ne restez pas seul.',
  thanks: 'Je vous en prie. Prenez soin de vous. 🌱',
  'fallback.start': 'Je n’ai pas compris. Que souhaitez-vous ?',
  'fallback.photo': 'Je n’ai pas compris. Envoyez la radio en photo, s’il vous plaît, ou choisissez :',
  'fallback.reading':
    'Je lis encore votre photo ; la réponse arrive toute seule. En attendant, vous pouvez choisir :',
  'fallback.result': 'Je n’ai pas compris. Vous pouvez envoyer une autre photo, ou choisir :',
  'fallback.unsure': 'Je ne suis pas sûr de ce que vous voulez dire. Est-ce l’une de ces choses ?',
  'choice.covid_test': 'Test covid',
  'choice.help': 'Aide',
  'choice.yes': 'Oui',
  'choice.no': 'Non',
  'choice.privacy': 'Confidentialité',
  'choice.explain_result': 'Ça veut dire quoi ?',
  'choice.accuracy': 'Est-ce précis ?',
  'choice.status': 'Statut',
  'choice.cancel': 'Arrêter',
  'choice.delete_data': 'Effacer mes données',
  'choice.language': 'Langue',
  'choice.human': 'Parler à quelqu’un',
  'choice.emergency': 'Urgence',

  'result.ready': 'La réponse à la photo que vous avez envoyée est prête. Écrivez-moi pour la lire.',
  'meaning.normal':
    '« Normal » veut dire : le programme n’a rien trouvé sur la radio de ce qui lui fait reconnaître des poumons malades. Il ne voit pas tout ; à son début, une maladie ne laisse souvent aucune trace sur une radio.',
  'meaning.pneumonia':
    'Une « pneumonie » est une inflammation des poumons. Beaucoup de microbes en sont la cause et elle se soigne bien le plus souvent. D’autres choses, comme de vieilles cicatrices ou de l’eau dans les poumons, se ressemblent sur une radio : c’est pourquoi un médecin doit la voir.',
  'meaning.covid19':
    '« COVID-19 » veut dire : la radio ressemble à celles de personnes chez qui un test avait trouvé ce virus. D’autres inflammations se ressemblent ; seul un test PCR ou rapide peut le dire.',
  'explain.strong':
    'Pour le programme, c’était un cas net. Il peut se tromper quand même : laissez un médecin en juger.',
  'explain.moderate':
    'Ce n’était pas un cas net, d’autres groupes étaient proches. Une photo plus nette peut aider ; un médecin aide plus que les chiffres.',
  'donation.ask':
    'Encore une question, et vous pouvez dire non sans problème : pouvons-nous garder votre radio pour relecture (radios : {count}) ? Un radiologue la regarde, sans votre nom ni votre numéro, pour que le programme apprenne. Sinon, elle est effacée maintenant. Répondez OUI ou NON.',
  'donation.again':
    'Je n’ai pas compris. Pouvons-nous garder votre radio pour relecture, sans votre nom ? OUI ou NON. Vous pouvez aussi envoyer la photo suivante ou écrire AIDE.',
  'donation.given':
    'Merci, cela aide d’autres personnes. Écrivez SUPPRIMER à tout moment et la radio est effacée aussi.',
  'donation.declined': 'Très bien. La radio est effacée maintenant.',
  'donation.over': 'Il n’y a plus de radio qui attend cette réponse.',
  'feedback.ask': 'Est-ce que cela vous a aidé ?',
  'feedback.thanks': 'Merci, c’est bon à savoir.',
  'feedback.sorry': 'J’en suis désolé. Merci de me le dire.',
  'report.ask':
    'Avez-vous un résultat d’un médecin ou d’un test PCR ? Nous voyons ainsi combien de fois le programme a raison. Qu’est-ce qui a été trouvé ?',
  'report.thanks':
    'Merci, c’est noté, sans votre nom. Suivez ce que dit votre médecin, quoi qu’ait montré le programme.',
  'report.none':
    'Il n’y a pas de radio ici pour laquelle je pourrais le noter. Écrivez « test covid » pour en faire lire une.',
  goodbye:
    'Alors c’est tout pour l’instant. Vous pouvez envoyer une autre radio ou me poser une question quand vous voulez. Prenez soin de vous. 🌱',
  'stop.done':
    'C’est arrêté. Je ne lis plus rien et ne vous envoie plus rien. Pour que je revienne, écrivez COMMENCER. Si c’est urgent, appelez un médecin ou une ambulance. Prenez soin de vous. 🌱',
  'stop.help':
    'Vous avez écrit STOP, je me tais donc. Écrivez COMMENCER pour continuer, ou SUPPRIMER pour que tout ce qui vous concerne soit effacé. En cas d’urgence, appelez une ambulance.',
  'human.called':
    'J’ai appelé quelqu’un de notre équipe. On vous répond ici, dans cette conversation ; cela peut prendre du temps, et la nuit jusqu’au matin. Écrivez déjà de quoi il s’agit. En attendant je reste là et les radios sont lues. Si c’est urgent, n’attendez pas : appelez un médecin ou une ambulance.',
  'human.waiting':
    'Quelqu’un de notre équipe a été appelé et vous répond ici dès que possible. Si c’est urgent, n’attendez pas : appelez un médecin ou une ambulance.',
  'human.passedOn': 'Je le garde pour la personne qui va vous répondre ici.',
  'human.nobody':
    'Je suis désolé : personne de notre équipe n’a pu vous répondre. Je suis de nouveau là. Écrivez « parler à quelqu’un » pour redemander.',
  'human.here':
    'Quelqu’un de notre équipe a pris cette conversation et vous répond ici. Je me tais jusqu’à ce que ce soit fini.',
  'human.help':
    'Une personne de notre équipe a cette conversation et lit ce que vous écrivez. Pour continuer avec moi, le programme, écrivez COMMENCER. STOP arrête tout, SUPPRIMER efface tout. En cas d’urgence, appelez une ambulance.',
  'human.left': 'Me revoilà. La personne de notre équipe est prévenue.',
  'human.released':
    'La personne de notre équipe m’a rendu cette conversation. C’est de nouveau moi, le programme.',
  'kept.title': 'Voici ce qui est gardé sur vous en ce moment :',
  'kept.talk':
    '• votre numéro, chiffré, et où en est notre conversation : {period} après votre dernier message',
  'kept.consent': '• que vous avez accepté, le {day}',
  'kept.noConsent': '• aucun accord : rien n’est lu',
  'kept.waiting': '• photos qui attendent votre OUI : {count}',
  'kept.reading': '• photos en cours de lecture, effacées ensuite : {count}',
  'kept.results': '• résultats, mes réponses et les images : {period}',
  'kept.undecided': '• radios qui attendent votre réponse sur la relecture : {count}, au plus {period}',
  'kept.donated':
    '• radios que vous avez données pour relecture, sans votre numéro : {count}, pendant {period}',
  'kept.unmatched':
    '• phrases que je n’ai pas comprises, sans noms ni numéros et liées à personne : {period}',
  'kept.rights':
    'Rien n’est vendu ni utilisé pour la publicité. WhatsApp et Twilio transportent les messages et ont leurs propres règles. Écrivez SUPPRIMER et tout est effacé, dans la relecture aussi.',
  'kept.limited': 'un temps limité',
  'erasure.receipt':
    'Reçu {number}\n\nEffacé le {moment} : notre conversation, votre accord, les résultats, images et radios, dans la relecture aussi, et vos messages chez notre fournisseur de messagerie ({count}). Il ne reste rien ici qui dise qui vous êtes. Gardez ce numéro si vous voulez poser une question.',
  'choice.begin': 'Continuer',
  'choice.report': 'Mon résultat PCR',
  'choice.found_normal': 'Rien n’a été trouvé',
  'choice.found_pneumonia': 'Pneumonie',
  'choice.found_covid19': 'COVID-19',
  'choice.found_other': 'Autre chose',
  'choice.found_none': 'Pas de résultat',
  'choice.open': 'Choisir',
};
