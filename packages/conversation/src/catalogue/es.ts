import type { Catalogue } from './catalogue.js';

export const es: Catalogue = {
  'greeting.hello':
    'Hola, soy Lungline. 👋\n\nSoy un programa de computadora. Envíame una foto de una radiografía de tórax y te digo cuánto se parece a radiografías normales, con neumonía y con COVID-19. No es un diagnóstico ni sustituye a un médico.\n\nEscribe "prueba covid" para empezar.',
  'greeting.back': 'Hola de nuevo. 👋',

  'consent.ask':
    'Antes de mirar una radiografía, lee esto por favor:\n\n• Soy un programa de investigación, no un médico. Puedo equivocarme, y lo que digo *no es un diagnóstico*.\n• Uso tu foto solo para responderte. Después se borra, salvo que luego nos permitas guardarla para revisarla. WhatsApp y Twilio la transportan; nadie más la recibe.\n• Escribe BORRAR en cualquier momento y se borra todo lo tuyo.\n• Si te sientes muy mal, no me esperes: llama a un médico.\n\n¿Tienes 18 años o más (o eres madre, padre o tutor del paciente) y estás de acuerdo?\nResponde SÍ o NO.',
  'consent.held': 'Gracias, tengo tu foto y la guardo hasta que respondas a una pregunta.',
  'consent.again':
    'Necesito una respuesta clara antes de mirar una radiografía: ¿tienes 18 años o más (o eres madre, padre o tutor) y aceptas que lea tu foto? Responde SÍ o NO.',
  'consent.declined':
    'Está bien. No miro nada, y las fotos que enviaste no se usan. Si cambias de idea, escribe "prueba covid".',

  'photo.ask':
    'Envía por favor una foto de la radiografía de tórax:\n\n1. Pon la placa contra una ventana o una pantalla blanca, o ábrela en una computadora.\n2. Apaga el flash.\n3. Sostén el teléfono justo enfrente, con los dos pulmones llenando la imagen.\n4. Quédate quieto hasta que se vea nítida.\n\nPuedes enviar varias fotos.',
  'photo.received': 'Tengo tu foto y estoy leyendo la radiografía. Tarda unos segundos.',
  'photo.receivedMany': 'Tengo tus {count} fotos y estoy leyendo las radiografías, una tras otra.',
  'photo.busy':
    'Tengo lo que enviaste. Ahora mismo hay muchas radiografías en espera, así que leer la tuya tardará unos {minutes} minutos.',
  'photo.repeated': 'Ya tengo esta foto. Recibirás una sola respuesta para ella.',
  'photo.same': 'Es la misma foto que una anterior. Su resultado no ha cambiado.',
  'photo.tooMany':
    'Acepto hasta {max} fotos a la vez. Envía las demás otra vez cuando estas tengan respuesta, por favor.',
  'photo.lost': 'Tu foto ya no está: no pude descargarla a tiempo. Lo siento. Envíala otra vez, por favor.',
  'photo.tooLarge': 'Esta foto pesa más de 16 MB. Envíala como foto normal, no como archivo.',
  'photo.failed':
    'Lo siento, no pude leer esta foto por un fallo nuestro, no tuyo. Envíala otra vez dentro de unos minutos, por favor.',

  'film.title': '*Foto {number}*',

  'label.normal': 'Normal',
  'label.pneumonia': 'Neumonía',
  'label.covid19': 'COVID-19',

  'result.strong': 'Para el programa, esta radiografía se parece claramente más a este grupo: *{label}*.',
  'result.moderate':
    'Para el programa, esta radiografía se parece más a este grupo: *{label}*. No es un caso claro.',
  'result.uncertain':
    '*El programa no puede decidir.* La radiografía se parece a más de un grupo; por favor no te fíes de las cifras.',
  'result.caution':
    '⚠️ Esto no es un diagnóstico. Las cifras dicen cuánto se parece la radiografía a otras, no cuán enferma está una persona. Solo un médico puede valorarlo.',
  'result.picture': 'En la imagen, los colores cálidos muestran dónde miró el programa.',
  'result.next.normal':
    'Qué hacer: una radiografía de aspecto normal no descarta una enfermedad, sobre todo en los primeros días. Con fiebre, tos o falta de aire, ve al médico de todos modos.',
  'result.next.pneumonia':
    'Qué hacer: enseña la radiografía a un médico hoy o mañana. Con falta de aire, dolor de pecho, confusión o fiebre alta, ve de inmediato.',
  'result.next.covid19':
    'Qué hacer: una radiografía sola no puede demostrar COVID-19. Hazte una prueba PCR o rápida, mantén distancia mientras tanto y llama a un médico. Con falta de aire, ve de inmediato.',
  'result.next.uncertain':
    'Qué hacer: enseña la radiografía a un médico. Una foto más nítida, tomada de frente, puede ayudarme.',
  'result.more': 'Pregúntame qué significa, o envía la siguiente foto.',

  'outcome.notChestXray':
    'No veo en esta foto una radiografía de tórax de frente, así que no doy cifras. Envía la placa entera, derecha, con los dos pulmones en la imagen. Otras imágenes (TAC, de perfil, otros huesos) no las sé leer.',
  'outcome.poorQuality': 'No puedo leer bien esta foto, así que no doy cifras.\n\n{advice}',
  'outcome.unreadable':
    'Este archivo no se puede abrir como imagen. Envíalo otra vez como foto normal (JPEG o PNG).',

  'advice.title': 'Para el próximo intento:',
  'advice.too_dark': 'Está muy oscura: pon la placa contra una ventana o una pantalla blanca.',
  'advice.too_bright': 'Está muy clara: sin flash y sin lámpara detrás de la placa.',
  'advice.low_contrast': 'Está muy pálida: limpia la lente y evita los reflejos.',
  'advice.blurred': 'Está borrosa: sostén quieto el teléfono y toca la placa en la pantalla para enfocar.',
  'advice.too_small': 'Es muy pequeña: acércate, o envía el original en vez de una captura.',
  'advice.cut_off': 'Falta una parte de los pulmones: aléjate hasta que se vea toda la placa.',
  'advice.rotated': 'Está girada: pon la placa derecha, con el cuello arriba.',
  'advice.inverted': 'Tiene los grises al revés: los huesos deben verse blancos y el aire negro.',
  'advice.several_films': 'Hay varias placas: envía una foto de cada una.',
  'advice.glare': 'Tiene un reflejo: cambia el ángulo o apaga la lámpara.',
  'advice.other': 'Tómala de frente, nítida, con luz pareja y con toda la placa en la imagen.',

  'correction.rotated_corrected':
    'La foto estaba girada, así que la enderecé antes de leerla. Si en mi imagen el cuello no está arriba, envíala derecha, por favor.',
  'correction.inverted_corrected': 'Tenía los grises al revés, así que los invertí antes de leerla.',
  'correction.frame_cropped': 'Recorté lo que había alrededor y leí solo la placa.',

  'kind.audio':
    'Todavía no puedo escuchar mensajes de voz. Escribe, o envía la radiografía como foto, por favor.',
  'kind.video': 'No puedo ver videos. Envía la radiografía como foto, por favor.',
  'kind.document':
    'No puedo abrir documentos. Envía la radiografía como foto: vale una foto de la página o de la pantalla.',
  'kind.location': 'Gracias, pero no necesito tu ubicación. Solo miro fotos de radiografías de tórax.',
  'kind.contact': 'Gracias, pero no puedo usar contactos. Solo miro fotos de radiografías de tórax.',
  'kind.sticker': '🙂 Bonito sticker. Pero solo miro fotos de radiografías de tórax.',
  'kind.other': 'No puedo abrir este tipo de archivo. Envía la radiografía como foto, por favor.',
  'kind.link': 'No abro enlaces, por tu seguridad y la mía. Envía la radiografía misma como foto, por favor.',
  'kind.empty': 'Tu mensaje llegó vacío. Escribe "prueba covid", o AYUDA para ver qué puedo hacer.',

  help: 'Esto es lo que puedes escribir:\n\n• *prueba covid*: mirar una radiografía de tórax\n• *estado*: cómo va tu foto\n• *qué significa*: explicar el último resultado\n• *qué tan exacto es*: cuántas veces acierta el programa\n• *privacidad*: qué se guarda de ti\n• *borrar*: borrarlo todo\n• *mi resultado PCR*: contar qué encontró un médico o una prueba\n• *hablar con alguien*: llamar a alguien de nuestro equipo\n• *idioma*: cambiar el idioma\n• *parar*: no envío nada más\n\nSi alguien apenas puede respirar o tiene los labios azules, llama a una ambulancia de inmediato.',

  'status.start': 'No hay nada pendiente. Escribe "prueba covid" para empezar.',
  'status.consent': 'Espero tu SÍ o NO.',
  'status.held': 'Tengo {count} de tus fotos y espero tu SÍ o NO antes de mirar.',
  'status.photo': 'Has aceptado y espero tu foto.',
  'status.reading': 'Estoy leyendo tu foto. La respuesta llega sola; no tienes que hacer nada.',
  'status.readingMany': 'Estoy leyendo {count} fotos. Las respuestas llegan solas; no tienes que hacer nada.',
  'status.result': 'Tu última radiografía tiene respuesta y no hay nada pendiente. Puedes enviar otra foto.',
  'status.retake': 'Espero una foto mejor de la radiografía.',

  'explain.none':
    'Todavía no hay un resultado. Cuando lo haya, te lo explico. Escribe "prueba covid" para empezar.',
  'explain.classified':
    'El programa ha visto varios miles de radiografías de tres grupos: normales, con neumonía y con COVID-19. Los porcentajes dicen cuánto se parece la tuya a cada uno; juntos suman 100. Una cifra alta significa "muy parecida a esas radiografías" y no "seguro que hay enfermedad". La tuya se pareció más a este grupo: *{label}*.',
  'explain.uncertain':
    'Tu radiografía se pareció a más de un grupo, y el programa prefiere decirlo antes que adivinar. Pasa con fotos poco claras, al comienzo de una enfermedad y con enfermedades que no conoce. Un médico puede decir más.',
  'explain.unread':
    'Tu última foto no tuvo cifras porque el programa no pudo leerla con seguridad. Envía una mejor y lo intento otra vez.',

  'accuracy.known':
    'En una prueba con {films} radiografías que nunca había visto, el programa acertó el grupo en cerca del {share} de los casos, contando igual cada grupo. {unseen}\n\nSe equivoca lo bastante como para que solo un médico deba decidir.',
  'accuracy.unseenSource':
    'Con radiografías de un hospital que no conocía acertó solo en cerca del {share}. La tuya puede ser una de esas.',
  'accuracy.unknown':
    'El programa se equivoca lo bastante como para que solo un médico deba decidir. Con radiografías de hospitales que no conoce acierta claramente menos que con aquellas de las que aprendió. Su ficha técnica da las cifras.',

  'erasure.ask':
    '¿Borro todo lo tuyo: esta charla, resultados, imágenes y tu consentimiento? No se puede deshacer. Responde SÍ o NO.',
  'erasure.done':
    'Todo lo que guardamos de ti se está borrando ahora, también en nuestro proveedor de mensajes. Este chat queda en tu teléfono hasta que tú lo borres. Si escribes otra vez, empezamos de nuevo. Cuídate. 🌱',
  'erasure.kept': 'Bien, no se borró nada.',

  'cancel.done': 'Detenido. No leo más fotos y no envío nada más hasta que escribas. Cuídate. 🌱',
  'language.ask': '¿Qué idioma uso?',
  'language.changed': 'Bien, sigo en español.',
  'emergency.known':
    '🚨 Esto parece una emergencia. No me esperes: *llama ya al {number}*, o pide que alguien llame, y ve al hospital más cercano.\n\nHasta que llegue ayuda: siéntate erguido, abre una ventana, no te quedes solo.',
  'emergency.unknown':
    '🚨 Esto parece una emergencia. No me esperes: *llama ya a tu número de emergencias* (el 112 funciona en muchos países), o pide que alguien llame, y ve al hospital más cercano.\n\nHasta que llegue ayuda: siéntate erguido, abre una ventana, no te quedes solo.',
  thanks: 'De nada. Cuídate. 🌱',

  'fallback.start': 'No entendí eso. ¿Qué te gustaría?',
  'fallback.photo': 'No entendí eso. Envía la radiografía como foto, o elige:',
  'fallback.reading': 'Sigo leyendo tu foto; la respuesta llega sola. Mientras tanto puedes elegir:',
  'fallback.result': 'No entendí eso. Puedes enviar otra foto, o elegir:',
  'fallback.unsure': 'No estoy seguro de lo que quieres decir. ¿Es una de estas cosas?',

  'choice.covid_test': 'Prueba covid',
  'choice.help': 'Ayuda',
  'choice.yes': 'Sí',
  'choice.no': 'No',
  'choice.privacy': 'Privacidad',
  'choice.explain_result': '¿Qué significa?',
  'choice.accuracy': '¿Es exacto?',
  'choice.status': 'Estado',
  'choice.cancel': 'Parar',
  'choice.delete_data': 'Borrar mis datos',
  'choice.language': 'Idioma',
  'choice.human': 'Hablar con alguien',
  'choice.emergency': 'Emergencia',

  'result.ready': 'La respuesta a la foto que enviaste está lista. Escríbeme para leerla.',
  'meaning.normal':
    '"Normal" quiere decir: el programa no encontró en la radiografía nada de aquello por lo que reconoce pulmones enfermos. No lo ve todo; al principio, una enfermedad a menudo no deja huella en la radiografía.',
  'meaning.pneumonia':
    '"Neumonía" es una inflamación de los pulmones. La causan muchos gérmenes y casi siempre se puede tratar bien. Otras cosas, como cicatrices viejas o líquido en los pulmones, se ven parecidas: por eso tiene que mirarla un médico.',
  'meaning.covid19':
    '"COVID-19" quiere decir: la radiografía se parece a las de personas a quienes una prueba les encontró este virus. Otras inflamaciones se ven parecidas; solo una PCR o una prueba rápida puede decirlo.',
  'explain.strong':
    'Para el programa fue un caso claro. Aun así puede equivocarse: deja que lo valore un médico.',
  'explain.moderate':
    'No fue un caso claro: otros grupos quedaron cerca. Una foto más nítida puede ayudar; un médico ayuda más que las cifras.',
  'donation.ask':
    'Una pregunta más, y puedes decir que no sin problema: ¿podemos guardar tu radiografía para revisarla (radiografías: {count})? La mira un radiólogo, sin tu nombre ni tu número, para que el programa aprenda. Si no, se borra ahora. Responde SÍ o NO.',
  'donation.again':
    'No entendí eso. ¿Podemos guardar tu radiografía para revisarla, sin tu nombre? SÍ o NO. También puedes enviar la siguiente foto, o escribir AYUDA.',
  'donation.given':
    'Gracias, eso ayuda a otros. Escribe BORRAR en cualquier momento y también se borra la radiografía.',
  'donation.declined': 'Está bien. La radiografía se borra ahora.',
  'donation.over': 'Ya no hay ninguna radiografía que espere esta respuesta.',
  'feedback.ask': '¿Te ha servido?',
  'feedback.thanks': 'Gracias, me alegra saberlo.',
  'feedback.sorry': 'Lo siento. Gracias por decírmelo.',
  'report.ask':
    '¿Tienes un resultado de un médico o de una prueba PCR? Así vemos cuántas veces acierta el programa. ¿Qué encontraron?',
  'report.thanks': 'Gracias, lo anoté sin tu nombre. Haz caso a tu médico, diga lo que diga el programa.',
  'report.none': 'Aquí no hay ninguna radiografía para anotarlo. Escribe "prueba covid" para que mire una.',
  goodbye:
    'Entonces eso es todo por ahora. Puedes enviar otra radiografía o preguntarme algo cuando quieras. Cuídate. 🌱',
  'stop.done':
    'Detenido. No leo nada más ni te envío nada más. Si quieres que vuelva, escribe EMPEZAR. Si es urgente, llama a un médico o a una ambulancia. Cuídate. 🌱',
  'stop.help':
    'Escribiste PARAR, por eso estoy en silencio. Escribe EMPEZAR para seguir, o BORRAR para que se borre todo lo tuyo. En una emergencia llama a una ambulancia.',
  'human.called':
    'He llamado a alguien de nuestro equipo. Te responde aquí, en este chat; puede tardar un rato, y de noche hasta la mañana. Escribe ya de qué se trata. Mientras tanto sigo aquí y las radiografías se leen igual. Si es urgente, no esperes: llama a un médico o a una ambulancia.',
  'human.waiting':
    'Ya avisamos a alguien de nuestro equipo y te responde aquí en cuanto pueda. Si es urgente, no esperes: llama a un médico o a una ambulancia.',
  'human.passedOn': 'Se lo guardo a la persona que te va a responder aquí.',
  'human.nobody':
    'Lo siento: nadie de nuestro equipo pudo responderte. Yo estoy aquí otra vez. Escribe "hablar con alguien" para pedirlo de nuevo.',
  'human.here':
    'Ahora este chat lo lleva alguien de nuestro equipo y te responde aquí. Yo me quedo en silencio hasta que termine.',
  'human.help':
    'Una persona de nuestro equipo lleva este chat y lee lo que escribes. Para seguir conmigo, el programa, escribe EMPEZAR. PARAR lo termina todo, BORRAR lo borra todo. En una emergencia llama a una ambulancia.',
  'human.left': 'Ya estoy de vuelta. La persona de nuestro equipo está avisada.',
  'human.released': 'La persona de nuestro equipo me ha devuelto este chat. Vuelvo a ser yo, el programa.',
  'kept.title': 'Esto es lo que se guarda de ti ahora:',
  'kept.talk': '• tu número, cifrado, y en qué punto está nuestra charla: {period} desde tu último mensaje',
  'kept.consent': '• que aceptaste, el {day}',
  'kept.noConsent': '• ningún consentimiento: no se lee nada',
  'kept.waiting': '• fotos que esperan tu SÍ: {count}',
  'kept.reading': '• fotos que se están leyendo y luego se borran: {count}',
  'kept.results': '• resultados, mis respuestas e imágenes: {period}',
  'kept.undecided': '• radiografías que esperan tu palabra sobre la revisión: {count}, como mucho {period}',
  'kept.donated': '• radiografías que diste para revisar, sin tu número: {count}, durante {period}',
  'kept.unmatched': '• frases que no entendí, sin nombres ni números y sin vínculo con nadie: {period}',
  'kept.rights':
    'Nada se vende ni se usa para publicidad. WhatsApp y Twilio llevan los mensajes y tienen sus propias reglas. Escribe BORRAR y se borra todo, también en la revisión.',
  'kept.limited': 'un tiempo limitado',
  'erasure.receipt':
    'Recibo {number}\n\nBorrado el {moment}: nuestra charla, tu consentimiento, resultados, imágenes y radiografías, también en la revisión, y tus mensajes en nuestro proveedor ({count}). Aquí no queda nada que diga quién eres. Guarda este número por si quieres preguntar.',
  'choice.begin': 'Seguir',
  'choice.report': 'Mi resultado PCR',
  'choice.found_normal': 'No hallaron nada',
  'choice.found_pneumonia': 'Neumonía',
  'choice.found_covid19': 'COVID-19',
  'choice.found_other': 'Otra cosa',
  'choice.found_none': 'Aún sin resultado',
  'choice.open': 'Elegir',
};
