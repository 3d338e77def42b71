import type { Catalogue } from './catalogue.js';

export const pt: Catalogue = {
  'greeting.hello':
    'Olá, aqui é o Lungline. 👋\n\nSou um programa de computador. Envie-me uma foto de um raio-X do tórax e eu digo o quanto ele se parece com raios-X normais, com pneumonia e com COVID-19. Não é um diagnóstico nem substitui um médico.\n\nEscreva "teste covid" para começar.',
  'greeting.back': 'Olá de novo. 👋',
  'consent.ask':
    'Antes de olhar um raio-X, leia isto, por favor:\n\n• Sou um programa de pesquisa, não um médico. Posso errar, e o que digo *não é um diagnóstico*.\n• Uso a sua foto só para responder. Depois ela é apagada, a não ser que você nos permita mais tarde guardá-la para revisão. O WhatsApp e a Twilio a transportam; ninguém mais a recebe.\n• Escreva APAGAR a qualquer momento e tudo sobre você é apagado.\n• Se você se sente muito mal, não espere por mim: ligue para um médico.\n\nVocê tem 18 anos ou mais (ou é mãe, pai ou responsável pelo paciente) e concorda?\nResponda SIM ou NÃO.',
  'consent.held': 'Obrigado, tenho a sua foto e a guardo até você responder a uma pergunta.',
  'consent.again':
    'Preciso de uma resposta clara antes de olhar um raio-X: você tem 18 anos ou mais (ou é mãe, pai ou responsável) e concorda que eu leia a sua foto? Responda SIM ou NÃO.',
  'consent.declined':
    'Tudo bem. Não olho nada, e as fotos que você enviou não são usadas. Se mudar de ideia, escreva "teste covid".',
  'photo.ask':
    'Envie, por favor, uma foto do raio-X do tórax:\n\n1. Segure a chapa contra uma janela ou uma tela branca, ou abra-a num computador.\n2. Desligue o flash.\n3. Segure o telefone bem de frente, com os dois pulmões enchendo a imagem.\n4. Fique parado até a imagem ficar nítida.\n\nVocê pode enviar várias fotos.',
  'photo.received': 'Tenho a sua foto e estou lendo o raio-X. Leva alguns segundos.',
  'photo.receivedMany': 'Tenho as suas {count} fotos e estou lendo os raios-X, um depois do outro.',
  'photo.busy':
    'Recebi o que você enviou. Há muitos raios-X na fila agora, por isso a leitura do seu vai levar cerca de {minutes} minutos.',
  'photo.repeated': 'Já tenho esta foto. Você recebe uma só resposta para ela.',
  'photo.same': 'Esta é a mesma foto que uma anterior. O resultado dela não mudou.',
  'photo.tooMany':
    'Aceito até {max} fotos de cada vez. Envie as outras de novo quando estas tiverem resposta, por favor.',
  'photo.lost':
    'A sua foto não está mais disponível: não consegui baixá-la a tempo. Sinto muito. Envie-a outra vez, por favor.',
  'photo.tooLarge': 'Esta foto tem mais de 16 MB. Envie-a como foto comum, não como arquivo, por favor.',
  'photo.failed':
    'Sinto muito, não consegui ler esta foto por uma falha nossa, não sua. Envie-a outra vez daqui a alguns minutos, por favor.',
  'film.title': '*Foto {number}*',
  'label.normal': 'Normal',
  'label.pneumonia': 'Pneumonia',
  'label.covid19': 'COVID-19',
  'result.strong': 'Para o programa, este raio-X se parece claramente mais com este grupo: *{label}*.',
  'result.moderate':
    'Para o programa, este raio-X se parece mais com este grupo: *{label}*. Não é um caso claro.',
  'result.uncertain':
    '*O programa não consegue decidir.* O raio-X se parece com mais de um grupo; por favor, não confie nos números.',
  'result.caution':
    '⚠️ Isto não é um diagnóstico. Os números dizem o quanto o raio-X se parece com outros, não o quanto alguém está doente. Só um médico pode avaliar.',
  'result.picture': 'Na imagem, as cores quentes mostram onde o programa olhou.',
  'result.next.normal':
    'O que fazer: um raio-X de aparência normal não exclui uma doença, sobretudo nos primeiros dias. Com febre, tosse ou falta de ar, procure um médico mesmo assim.',
  'result.next.pneumonia':
    'O que fazer: mostre o raio-X a um médico hoje ou amanhã. Com falta de ar, dor no peito, confusão ou febre alta, vá imediatamente.',
  'result.next.covid19':
    'O que fazer: um raio-X sozinho não pode comprovar COVID-19. Faça um teste PCR ou rápido, mantenha distância até lá e ligue para um médico. Com falta de ar, vá imediatamente.',
  'result.next.uncertain':
    'O que fazer: mostre o raio-X a um médico. Uma foto mais nítida, tirada de frente, pode me ajudar.',
  'result.more': 'Pergunte-me o que significa ou envie a próxima foto.',
  'outcome.notChestXray':
    'Não vejo nesta foto um raio-X do tórax de frente, por isso não dou números. Envie a chapa inteira, em pé, com os dois pulmões na imagem. Outras imagens (tomografia, de perfil, outros ossos) eu não sei ler.',
  'outcome.poorQuality': 'Não consigo ler bem esta foto, por isso não dou números.\n\n{advice}',
  'outcome.unreadable':
    'Este arquivo não abre como imagem. Envie-o outra vez como foto comum (JPEG ou PNG), por favor.',
  'advice.title': 'Para a próxima tentativa:',
  'advice.too_dark': 'Está escura demais: segure a chapa contra uma janela ou uma tela branca.',
  'advice.too_bright': 'Está clara demais: sem flash e sem lâmpada atrás da chapa.',
  'advice.low_contrast': 'Está pálida demais: limpe a lente e evite reflexos.',
  'advice.blurred': 'Está borrada: segure o telefone parado e toque na chapa para focar.',
  'advice.too_small':
    'É pequena demais: chegue mais perto ou envie o original em vez de uma captura de tela.',
  'advice.cut_off': 'Falta uma parte dos pulmões: afaste-se até a chapa inteira aparecer.',
  'advice.rotated': 'Está virada: segure a chapa em pé, com o pescoço para cima.',
  'advice.inverted': 'Os cinzas estão invertidos: os ossos devem ser brancos e o ar preto.',
  'advice.several_films': 'Há várias chapas: envie uma foto de cada uma.',
  'advice.glare': 'Há um reflexo: mude o ângulo ou apague a lâmpada.',
  'advice.other': 'Tire-a de frente, nítida, com luz uniforme e com a chapa inteira na imagem.',
  'correction.rotated_corrected':
    'A foto estava virada, por isso a endireitei antes de ler. Se na minha imagem o pescoço não estiver em cima, envie-a em pé, por favor.',
  'correction.inverted_corrected': 'Os cinzas estavam invertidos, por isso os desinverti antes de ler.',
  'correction.frame_cropped': 'Recortei o que havia em volta e li só a chapa.',
  'kind.audio': 'Ainda não consigo ouvir mensagens de voz. Escreva ou envie o raio-X como foto, por favor.',
  'kind.video': 'Não consigo assistir a vídeos. Envie o raio-X como foto, por favor.',
  'kind.document':
    'Não consigo abrir documentos. Envie o raio-X como foto: serve uma foto da página ou da tela.',
  'kind.location': 'Obrigado, mas não preciso da sua localização. Só olho fotos de raio-X do tórax.',
  'kind.contact': 'Obrigado, mas não posso usar contatos. Só olho fotos de raio-X do tórax.',
  'kind.sticker': '🙂 Bela figurinha. Mas só olho fotos de raio-X do tórax.',
  'kind.other': 'Não consigo abrir este tipo de arquivo. Envie o raio-X como foto, por favor.',
  'kind.link': 'Não abro links, para a sua segurança e a minha. Envie o próprio raio-X como foto, por favor.',
  'kind.empty': 'A sua mensagem chegou vazia. Escreva "teste covid", ou AJUDA para ver o que posso fazer.',
  help: 'Isto é o que você pode escrever:\n\n• *teste covid*: analisar um raio-X do tórax\n• *situação*: como anda a sua foto\n• *o que significa*: explicar o último resultado\n• *qual a precisão*: quantas vezes o programa acerta\n• *privacidade*: o que é guardado sobre você\n• *apagar*: apagar tudo\n• *meu resultado PCR*: contar o que um médico ou um teste encontrou\n• *falar com alguém*: chamar alguém da nossa equipe\n• *idioma*: mudar o idioma\n• *parar*: não envio mais nada\n\nSe alguém mal consegue respirar ou tem os lábios azuis, chame uma ambulância imediatamente.',
  'status.start': 'Não há nada pendente. Escreva "teste covid" para começar.',
  'status.consent': 'Espero o seu SIM ou NÃO.',
  'status.held': 'Tenho {count} das suas fotos e espero o seu SIM ou NÃO antes de olhar.',
  'status.photo': 'Você concordou, e eu espero a sua foto.',
  'status.reading': 'Estou lendo a sua foto. A resposta chega sozinha; você não precisa fazer nada.',
  'status.readingMany':
    'Estou lendo {count} fotos. As respostas chegam sozinhas; você não precisa fazer nada.',
  'status.result': 'O seu último raio-X já tem resposta e não há nada pendente. Você pode enviar outra foto.',
  'status.retake': 'Espero uma foto melhor do raio-X.',
  'explain.none': 'Ainda não há resultado. Quando houver, eu explico. Escreva "teste covid" para começar.',
  'explain.classified':
    'O programa viu vários milhares de raios-X de três grupos: normais, com pneumonia e com COVID-19. As porcentagens dizem o quanto o seu se parece com cada um; juntas somam 100. Um número alto significa "muito parecido com esses raios-X" e não "doença certa". O seu se pareceu mais com este grupo: *{label}*.',
  'explain.uncertain':
    'O seu raio-X se pareceu com mais de um grupo, e o programa prefere dizer isso a adivinhar. Acontece com fotos pouco claras, no começo de uma doença e com doenças que ele não conhece. Um médico pode dizer mais.',
  'explain.unread':
    'A sua última foto não teve números porque o programa não conseguiu lê-la com segurança. Envie uma melhor e eu tento de novo.',
  'accuracy.known':
    'Num teste com {films} raios-X que nunca tinha visto, o programa acertou o grupo em cerca de {share} dos casos, cada grupo contando igual. {unseen}\n\nEle erra o bastante para que só um médico deva decidir.',
  'accuracy.unseenSource':
    'Com raios-X de um hospital que não conhecia, acertou só em cerca de {share}. O seu pode ser um desses.',
  'accuracy.unknown':
    'O programa erra o bastante para que só um médico deva decidir. Com raios-X de hospitais que não conhece, acerta claramente menos do que com aqueles de que aprendeu. A sua ficha técnica dá os números.',
  'erasure.ask':
    'Apago tudo sobre você: esta conversa, resultados, imagens e o seu consentimento? Não dá para desfazer. Responda SIM ou NÃO.',
  'erasure.done':
    'Tudo o que guardamos sobre você está sendo apagado agora, também no nosso provedor de mensagens. Esta conversa fica no seu telefone até você mesmo apagá-la. Se escrever de novo, começamos do início. Cuide-se. 🌱',
  'erasure.kept': 'Certo, nada foi apagado.',
  'cancel.done': 'Parei. Não leio mais fotos e não envio mais nada até você escrever. Cuide-se. 🌱',
  'language.ask': 'Que idioma devo usar?',
  'language.changed': 'Certo, continuo em português.',
  'emergency.known':
    '🚨 Isto parece uma emergência. Por favor, não espere por mim: *ligue já para {number}*, ou peça que alguém ligue, e vá ao hospital mais próximo.\n\nAté a ajuda chegar: sente-se com as costas retas, abra uma janela, não fique sozinho.',
  'emergency.unknown':
    '🚨 Isto parece uma emergência. Por favor, não espere por mim: *ligue já para o número de emergência* (o 112 funciona em muitos países), ou peça que alguém ligue, e vá ao hospital mais próximo.\n\nAté a ajuda chegar: sente-se com as costas retas, abra uma janela, não fique sozinho.',
  thanks: 'De nada. Cuide-se. 🌱',
  'fallback.start': 'Não entendi isso. O que você gostaria?',
  'fallback.photo': 'Não entendi isso. Envie o raio-X como foto, por favor, ou escolha:',
  'fallback.reading':
    'Ainda estou lendo a sua foto; a resposta chega sozinha. Enquanto isso, você pode escolher:',
  'fallback.result': 'Não entendi isso. Você pode enviar outra foto ou escolher:',
  'fallback.unsure': 'Não tenho certeza do que você quer dizer. É uma destas coisas?',
  'choice.covid_test': 'Teste covid',
  'choice.help': 'Ajuda',
  'choice.yes': 'Sim',
  'choice.no': 'Não',
  'choice.privacy': 'Privacidade',
  'choice.explain_result': 'O que significa?',
  'choice.accuracy': 'É preciso?',
  'choice.status': 'Situação',
  'choice.cancel': 'Parar',
  'choice.delete_data': 'Apagar meus dados',
  'choice.language': 'Idioma',
  'choice.human': 'Falar com alguém',
  'choice.emergency': 'Emergência',

  'result.ready': 'A resposta à foto que você enviou está pronta. Escreva para mim para ler.',
  'meaning.normal':
    '"Normal" quer dizer: o programa não encontrou no raio-X nada daquilo por que reconhece pulmões doentes. Ele não vê tudo; no começo, uma doença muitas vezes não deixa marca no raio-X.',
  'meaning.pneumonia':
    '"Pneumonia" é uma inflamação dos pulmões. Muitos germes a causam e quase sempre dá para tratar bem. Outras coisas, como cicatrizes antigas ou líquido nos pulmões, ficam parecidas: por isso um médico precisa olhar.',
  'meaning.covid19':
    '"COVID-19" quer dizer: o raio-X se parece com os de pessoas em quem um teste encontrou esse vírus. Outras inflamações ficam parecidas; só um PCR ou um teste rápido pode dizer.',
  'explain.strong': 'Para o programa foi um caso claro. Mesmo assim ele pode errar: deixe um médico avaliar.',
  'explain.moderate':
    'Não foi um caso claro: outros grupos ficaram perto. Uma foto mais nítida pode ajudar; um médico ajuda mais do que os números.',
  'donation.ask':
    'Mais uma pergunta, e você pode dizer não sem problema: podemos guardar o seu raio-X para revisão (raios-X: {count})? Um radiologista olha, sem o seu nome nem o seu número, para o programa aprender. Se não, ele é apagado agora. Responda SIM ou NÃO.',
  'donation.again':
    'Não entendi isso. Podemos guardar o seu raio-X para revisão, sem o seu nome? SIM ou NÃO. Você também pode enviar a próxima foto ou escrever AJUDA.',
  'donation.given':
    'Obrigado, isso ajuda outras pessoas. Escreva APAGAR a qualquer momento e o raio-X também é apagado.',
  'donation.declined': 'Tudo bem. O raio-X é apagado agora.',
  'donation.over': 'Não há mais nenhum raio-X esperando por essa resposta.',
  'feedback.ask': 'Isso ajudou você?',
  'feedback.thanks': 'Obrigado, é bom saber.',
  'feedback.sorry': 'Sinto muito. Obrigado por me dizer.',
  'report.ask':
    'Você tem um resultado de um médico ou de um teste PCR? Assim vemos quantas vezes o programa acerta. O que foi encontrado?',
  'report.thanks':
    'Obrigado, anotei sem o seu nome. Siga o que o seu médico diz, seja qual for a resposta do programa.',
  'report.none': 'Não há aqui nenhum raio-X para eu anotar isso. Escreva "teste covid" para eu olhar um.',
  goodbye:
    'Então por enquanto é isso. Você pode enviar outro raio-X ou me perguntar algo quando quiser. Cuide-se. 🌱',
  'stop.done':
    'Parei. Não leio mais nada e não envio mais nada. Se quiser que eu volte, escreva COMEÇAR. Se for urgente, ligue para um médico ou chame uma ambulância. Cuide-se. 🌱',
  'stop.help':
    'Você escreveu PARAR, por isso estou em silêncio. Escreva COMEÇAR para continuar, ou APAGAR para apagar tudo sobre você. Numa emergência, chame uma ambulância.',
  'human.called':
    'Chamei alguém da nossa equipe. A pessoa responde aqui nesta conversa; pode demorar um pouco, e de noite até de manhã. Já pode escrever do que se trata. Enquanto isso eu continuo aqui e leio raios-X. Se for urgente, não espere: ligue para um médico ou chame uma ambulância.',
  'human.waiting':
    'Alguém da nossa equipe já foi chamado e responde aqui assim que puder. Se for urgente, não espere: ligue para um médico ou chame uma ambulância.',
  'human.passedOn': 'Guardo isso para a pessoa que vai responder a você aqui.',
  'human.nobody':
    'Sinto muito: ninguém da nossa equipe conseguiu responder. Eu estou aqui de novo. Escreva "falar com alguém" para pedir outra vez.',
  'human.here':
    'Agora alguém da nossa equipe está nesta conversa e responde a você aqui. Eu fico em silêncio até terminar.',
  'human.help':
    'Uma pessoa da nossa equipe está nesta conversa e lê o que você escreve. Para continuar comigo, o programa, escreva COMEÇAR. PARAR termina tudo, APAGAR apaga tudo. Numa emergência, chame uma ambulância.',
  'human.left': 'Estou de volta. A pessoa da nossa equipe foi avisada.',
  'human.released': 'A pessoa da nossa equipe me devolveu esta conversa. Sou eu de novo, o programa.',
  'kept.title': 'Isto é o que está guardado sobre você agora:',
  'kept.talk':
    '• o seu número, criptografado, e em que ponto está a nossa conversa: {period} após a sua última mensagem',
  'kept.consent': '• que você concordou, em {day}',
  'kept.noConsent': '• nenhum consentimento: nada é lido',
  'kept.waiting': '• fotos que esperam o seu SIM: {count}',
  'kept.reading': '• fotos que estão sendo lidas e depois são apagadas: {count}',
  'kept.results': '• resultados, minhas respostas e imagens: {period}',
  'kept.undecided': '• raios-X que esperam a sua palavra sobre a revisão: {count}, no máximo {period}',
  'kept.donated': '• raios-X que você deu para revisão, sem o seu número: {count}, por {period}',
  'kept.unmatched': '• frases que não entendi, sem nomes nem números e sem ligação com ninguém: {period}',
  'kept.rights':
    'Nada é vendido nem usado para publicidade. O WhatsApp e a Twilio levam as mensagens e têm as suas próprias regras. Escreva APAGAR e tudo é apagado, na revisão também.',
  'kept.limited': 'um tempo limitado',
  'erasure.receipt':
    'Recibo {number}\n\nApagado em {moment}: a nossa conversa, o seu consentimento, resultados, imagens e raios-X, na revisão também, e as suas mensagens no nosso provedor ({count}). Aqui não fica nada que diga quem você é. Guarde este número se quiser perguntar sobre isso.',
  'choice.begin': 'Continuar',
  'choice.report': 'Meu resultado PCR',
  'choice.found_normal': 'Não acharam nada',
  'choice.found_pneumonia': 'Pneumonia',
  'choice.found_covid19': 'COVID-19',
  'choice.found_other': 'Outra coisa',
  'choice.found_none': 'Ainda sem resultado',
  'choice.open': 'Escolher',
};
