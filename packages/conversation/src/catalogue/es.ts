import type { Catalogue } from './catalogue.js';

export const es: Catalogue = {
  'greeting.hello':
    'Hola, soy Lungline. 👋\n\nSoy un programa de computadora. Envíame una foto de una radiografía de tórax y te digo cuánto se parece a radiografías normales, con neumonía y con COVID-19. No es un diagnóstico ni sustituye a un médico.\n\nEscribe "prueba covid" para empezar.',
  'greeting.back': 'Hola de nuevo. 👋',

  'consent.ask':
    'Antes de mirar una radiografía, lee esto por favor:\n\n• Soy un programa de investigación, no un médico. Puedo equivocarme, y lo que digo *no es un diagnóstico*.\n• Uso tu foto solo para responderte. Después se borra. WhatsApp y Twilio la transportan; nadie más la recibe.\n• Escribe BORRAR en cualquier momento y se borra todo lo tuyo.\n• Si te sientes muy mal, no me esperes: llama a un médico.\n\n¿Tienes 18 años o más (o eres madre, padre o tutor del paciente) y estás de acuerdo?\nResponde SÍ o NO.',
  'consent.held': 'Gracias, tengo tu foto y la guardo hasta que respondas a una pregunta.',
  'consent.again':
    'Necesito una respuesta clara antes de mirar una radiografía: ¿tienes 18 años o más (o eres madre, padre o tutor) y aceptas que lea tu foto? Responde SÍ o NO.',
  'consent.declined':
    'Está bien. No miro nada, y las fotos que enviaste no se usan. Si cambias de idea, escribe "prueba covid".',

  'photo.ask':
    'Envía por favor una foto de la radiografía de tórax:\n\n1. Pon la placa contra una ventana o una pantalla blanca, o ábrela en una computadora.\n2. Apaga el flash.\n3. Sostén el teléfono justo enfrente, con los dos pulmones llenando la imagen.\n4. Quédate quieto hasta que se vea nítida.\n\nPuedes enviar varias fotos.',
  'photo.received': 'Tengo tu foto y estoy leyendo la radiografía. Tarda unos segundos.',
  'photo.receivedMany': 'Tengo tus {count} fotos y estoy leyendo las radiografías, una tras otra.',
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

  help: 'Esto es lo que puedes escribir:\n\n• *prueba covid*: mirar una radiografía de tórax\n• *estado*: cómo va tu foto\n• *qué significa*: explicar el último resultado\n• *qué tan exacto es*: cuántas veces acierta el programa\n• *privacidad*: qué se guarda de ti\n• *borrar*: borrarlo todo\n• *idioma*: cambiar el idioma\n• *parar*: terminar\n\nSi alguien apenas puede respirar o tiene los labios azules, llama a una ambulancia de inmediato.',

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

  privacy:
    'Qué guardo y por qué:\n\n• tu número, cifrado, para responderte\n• en qué punto está nuestra charla, hasta que caduque\n• tu foto solo hasta que se lea\n• que aceptaste, y cuándo\n\nNada se vende ni se usa para publicidad. WhatsApp y Twilio llevan los mensajes y tienen sus propias reglas. Escribe BORRAR y aquí se borra todo.',

  'erasure.ask':
    '¿Borro todo lo tuyo: esta charla, resultados, imágenes y tu consentimiento? No se puede deshacer. Responde SÍ o NO.',
  'erasure.done':
    'Todo lo que guardamos de ti se está borrando ahora, también en nuestro proveedor de mensajes. Este chat queda en tu teléfono hasta que tú lo borres. Si escribes otra vez, empezamos de nuevo. Cuídate. 🌱',
  'erasure.kept': 'Bien, no se borró nada.',

  'cancel.done': 'Detenido. No leo más fotos y no envío nada más hasta que escribas. Cuídate. 🌱',
  'language.ask': '¿Qué idioma uso?',
  'language.changed': 'Bien, sigo en español.',
  human:
    'Soy un programa y en este chat no hay ninguna persona. Para un consejo llama a tu médico o a una clínica y enséñales la radiografía. Si es urgente, llama a una ambulancia.',
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
};
