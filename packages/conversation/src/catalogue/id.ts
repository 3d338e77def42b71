import type { Catalogue } from './catalogue.js';

export const id: Catalogue = {
  'greeting.hello':
    'Halo, ini Lungline. 👋\n\nSaya program komputer. Kirimkan foto rontgen dada, dan saya akan memberi tahu seberapa mirip foto itu dengan rontgen normal, rontgen dengan pneumonia, dan rontgen dengan COVID-19. Ini bukan diagnosis dan tidak menggantikan dokter.\n\nTulis "tes covid" untuk memulai.',
  'greeting.back': 'Halo lagi. 👋',
  'consent.ask':
    'Sebelum saya melihat rontgen, mohon baca ini:\n\n• Saya program penelitian, bukan dokter. Saya bisa salah, dan yang saya katakan *bukan diagnosis*.\n• Foto Anda hanya saya pakai untuk menjawab Anda. Setelah itu dihapus, kecuali nanti Anda izinkan kami menyimpannya untuk ditinjau. WhatsApp dan Twilio mengantarkannya; tidak ada pihak lain yang menerimanya.\n• Tulis HAPUS kapan saja dan semua tentang Anda dihapus.\n• Jika Anda merasa sangat sakit, jangan tunggu saya: hubungi dokter.\n\nApakah Anda berusia 18 tahun atau lebih (atau orang tua atau wali pasien), dan apakah Anda setuju?\nJawab YA atau TIDAK.',
  'consent.held': 'Terima kasih, foto Anda sudah ada dan saya simpan sampai Anda menjawab satu pertanyaan.',
  'consent.again':
    'Saya perlu jawaban yang jelas sebelum melihat rontgen: apakah Anda berusia 18 tahun atau lebih (atau orang tua atau wali), dan apakah Anda setuju saya membaca foto Anda? Jawab YA atau TIDAK.',
  'consent.declined':
    'Baik. Saya tidak melihat apa pun, dan foto yang Anda kirim tidak dipakai. Jika berubah pikiran, tulis "tes covid".',
  'photo.ask':
    'Mohon kirim foto rontgen dada:\n\n1. Pegang film di depan jendela atau layar putih, atau buka di komputer.\n2. Matikan lampu kilat.\n3. Pegang ponsel lurus di depannya, sehingga kedua paru memenuhi gambar.\n4. Diam sampai gambarnya tajam.\n\nAnda boleh mengirim beberapa foto.',
  'photo.received': 'Foto Anda sudah ada dan sedang saya baca. Ini memakan beberapa detik.',
  'photo.receivedMany': '{count} foto Anda sudah ada dan sedang saya baca satu per satu.',
  'photo.busy':
    'Kiriman Anda sudah saya terima. Saat ini banyak rontgen yang menunggu, jadi pembacaan milik Anda perlu sekitar {minutes} menit.',
  'photo.repeated': 'Foto ini sudah ada. Anda mendapat satu jawaban untuknya.',
  'photo.same': 'Ini foto yang sama dengan yang sebelumnya. Hasilnya tidak berubah.',
  'photo.tooMany':
    'Saya menerima paling banyak {max} foto sekaligus. Mohon kirim lagi yang lain setelah ini terjawab.',
  'photo.lost': 'Foto Anda sudah tidak ada: saya tidak sempat mengambilnya. Maaf. Mohon kirim sekali lagi.',
  'photo.tooLarge': 'Foto ini lebih besar dari 16 MB. Mohon kirim sebagai foto biasa, bukan sebagai berkas.',
  'photo.failed':
    'Maaf, foto ini tidak bisa saya baca karena gangguan di pihak kami, bukan di pihak Anda. Mohon kirim sekali lagi beberapa menit lagi.',
  'film.title': '*Foto {number}*',
  'label.normal': 'Normal',
  'label.pneumonia': 'Pneumonia',
  'label.covid19': 'COVID-19',
  'result.strong': 'Bagi program, rontgen ini jelas paling mirip dengan kelompok ini: *{label}*.',
  'result.moderate':
    'Bagi program, rontgen ini paling mirip dengan kelompok ini: *{label}*. Kasusnya tidak jelas.',
  'result.uncertain':
    '*Program tidak bisa memastikan.* Rontgen ini mirip dengan lebih dari satu kelompok; mohon jangan mengandalkan angkanya.',
  'result.caution':
    '⚠️ Ini bukan diagnosis. Angka menunjukkan seberapa mirip rontgen ini dengan yang lain, bukan seberapa sakit seseorang. Hanya dokter yang bisa menilainya.',
  'result.picture': 'Pada gambar, warna hangat menunjukkan bagian yang dilihat program.',
  'result.next.normal':
    'Yang perlu dilakukan: rontgen yang tampak normal tidak menyingkirkan penyakit, terutama pada hari-hari pertama. Jika ada demam, batuk, atau sesak napas, tetaplah ke dokter.',
  'result.next.pneumonia':
    'Yang perlu dilakukan: tunjukkan rontgen ini kepada dokter hari ini atau besok. Jika ada sesak napas, nyeri dada, kebingungan, atau demam tinggi, pergilah sekarang juga.',
  'result.next.covid19':
    'Yang perlu dilakukan: rontgen saja tidak bisa membuktikan COVID-19. Lakukan tes PCR atau tes cepat, jaga jarak sampai ada hasilnya, dan hubungi dokter. Jika sesak napas, pergilah sekarang juga.',
  'result.next.uncertain':
    'Yang perlu dilakukan: tunjukkan rontgen ini kepada dokter. Foto yang lebih tajam, diambil lurus dari depan, mungkin membantu saya.',
  'result.more': 'Tanyakan apa artinya, atau kirim foto berikutnya.',
  'outcome.notChestXray':
    'Saya tidak melihat rontgen dada dari depan pada foto ini, jadi saya tidak memberi angka. Mohon kirim seluruh film, tegak, dengan kedua paru di dalam gambar. Gambar lain (CT, dari samping, tulang lain) tidak bisa saya baca.',
  'outcome.poorQuality':
    'Foto ini tidak bisa saya baca dengan baik, jadi saya tidak memberi angka.\n\n{advice}',
  'outcome.unreadable':
    'Berkas ini tidak bisa dibuka sebagai gambar. Mohon kirim lagi sebagai foto biasa (JPEG atau PNG).',
  'advice.title': 'Untuk percobaan berikutnya:',
  'advice.too_dark': 'Terlalu gelap: pegang film di depan jendela atau layar putih.',
  'advice.too_bright': 'Terlalu terang: matikan lampu kilat dan lampu di belakang film.',
  'advice.low_contrast': 'Terlalu pucat: bersihkan lensa dan hindari pantulan.',
  'advice.blurred': 'Buram: pegang ponsel dengan stabil dan ketuk film di layar untuk memfokuskan.',
  'advice.too_small': 'Terlalu kecil: dekatkan ponsel, atau kirim berkas aslinya, bukan tangkapan layar.',
  'advice.cut_off': 'Sebagian paru terpotong: mundur sampai seluruh film masuk ke gambar.',
  'advice.rotated': 'Terputar: pegang film tegak, leher di atas.',
  'advice.inverted': 'Warna abu-abunya terbalik: tulang harus putih dan udara hitam.',
  'advice.several_films': 'Ada beberapa film di dalamnya: kirim satu foto untuk setiap film.',
  'advice.glare': 'Ada pantulan: ubah sudutnya atau matikan lampu.',
  'advice.other': 'Ambil lurus dari depan, tajam, dengan cahaya merata dan seluruh film di dalam gambar.',
  'correction.rotated_corrected':
    'Fotonya terputar, jadi saya tegakkan dulu sebelum dibaca. Jika leher tidak di atas pada gambar saya, mohon kirim dalam posisi tegak.',
  'correction.inverted_corrected': 'Warna abu-abunya terbalik, jadi saya balikkan dulu sebelum dibaca.',
  'correction.frame_cropped': 'Bagian di sekitar film saya potong, dan hanya filmnya yang saya baca.',
  'kind.audio': 'Saya belum bisa mendengarkan pesan suara. Mohon tulis, atau kirim rontgen sebagai foto.',
  'kind.video': 'Saya tidak bisa menonton video. Mohon kirim rontgen sebagai foto.',
  'kind.document':
    'Saya tidak bisa membuka dokumen. Mohon kirim rontgen sebagai foto: foto halaman atau layarnya sudah cukup.',
  'kind.location': 'Terima kasih, tetapi saya tidak perlu lokasi Anda. Saya hanya melihat foto rontgen dada.',
  'kind.contact':
    'Terima kasih, tetapi saya tidak bisa memakai kontak. Saya hanya melihat foto rontgen dada.',
  'kind.sticker': '🙂 Stiker yang bagus. Tetapi saya hanya melihat foto rontgen dada.',
  'kind.other': 'Saya tidak bisa membuka jenis berkas ini. Mohon kirim rontgen sebagai foto.',
  'kind.link':
    'Saya tidak membuka tautan, demi keamanan Anda dan saya. Mohon kirim rontgennya langsung sebagai foto.',
  'kind.empty':
    'Pesan Anda kosong. Tulis "tes covid", atau BANTUAN untuk melihat apa yang bisa saya lakukan.',
  help: 'Ini yang bisa Anda tulis:\n\n• *tes covid*: minta rontgen dada dilihat\n• *status*: sampai di mana foto Anda\n• *apa artinya*: penjelasan hasil terakhir\n• *seberapa akurat*: seberapa sering program benar\n• *privasi*: apa yang disimpan tentang Anda\n• *hapus*: hapus semuanya\n• *hasil tes PCR*: memberi tahu apa yang ditemukan dokter atau tes\n• *bicara dengan orang*: memanggil seseorang dari tim kami\n• *bahasa*: ganti bahasa\n• *berhenti*: saya tidak mengirim apa pun lagi\n\nJika seseorang hampir tidak bisa bernapas atau bibirnya biru, segera panggil ambulans.',
  'status.start': 'Tidak ada yang menunggu. Tulis "tes covid" untuk memulai.',
  'status.consent': 'Saya menunggu YA atau TIDAK dari Anda.',
  'status.held': 'Saya punya {count} foto Anda dan menunggu YA atau TIDAK sebelum melihatnya.',
  'status.photo': 'Anda sudah setuju, dan saya menunggu foto Anda.',
  'status.reading':
    'Foto Anda sedang saya baca. Jawabannya datang sendiri; Anda tidak perlu melakukan apa pun.',
  'status.readingMany':
    '{count} foto sedang saya baca. Jawabannya datang sendiri; Anda tidak perlu melakukan apa pun.',
  'status.result':
    'Rontgen terakhir Anda sudah terjawab dan tidak ada yang menunggu. Anda boleh mengirim foto lain.',
  'status.retake': 'Saya menunggu foto rontgen yang lebih baik.',
  'explain.none': 'Belum ada hasil. Begitu ada, saya jelaskan. Tulis "tes covid" untuk memulai.',
  'explain.classified':
    'Program ini sudah melihat beberapa ribu rontgen dada dari tiga kelompok: normal, pneumonia, dan COVID-19. Persentase menunjukkan seberapa mirip rontgen Anda dengan masing-masing; jumlahnya 100. Angka tinggi berarti "sangat mirip dengan rontgen itu", bukan "pasti sakit". Rontgen Anda paling mirip dengan kelompok ini: *{label}*.',
  'explain.uncertain':
    'Rontgen Anda mirip dengan lebih dari satu kelompok, dan program lebih memilih mengatakannya daripada menebak. Itu terjadi pada foto yang tidak jelas, pada awal penyakit, dan pada penyakit lain yang tidak dikenalnya. Dokter bisa menjelaskan lebih banyak.',
  'explain.unread':
    'Foto terakhir Anda tidak mendapat angka karena program tidak bisa membacanya dengan andal. Kirim yang lebih baik dan saya coba lagi.',
  'accuracy.known':
    'Diuji pada {films} rontgen yang belum pernah dilihatnya, program menyebut kelompok yang benar pada sekitar {share} kasus, setiap kelompok dihitung sama. {unseen}\n\nJadi program cukup sering salah sehingga hanya dokter yang boleh memutuskan.',
  'accuracy.unseenSource':
    'Pada rontgen dari rumah sakit yang sama sekali tidak dikenalnya, program hanya benar pada sekitar {share}. Rontgen Anda mungkin termasuk itu.',
  'accuracy.unknown':
    'Program cukup sering salah sehingga hanya dokter yang boleh memutuskan. Pada rontgen dari rumah sakit yang tidak dikenalnya, hasilnya jelas lebih buruk daripada pada rontgen yang dipelajarinya. Kartu modelnya memuat angkanya.',
  'erasure.ask':
    'Hapus semua tentang Anda: percakapan ini, hasil, gambar, dan persetujuan Anda? Ini tidak bisa dibatalkan. Jawab YA atau TIDAK.',
  'erasure.done':
    'Semua yang kami simpan tentang Anda sedang dihapus sekarang, juga di penyedia pesan kami. Percakapan ini tetap ada di ponsel Anda sampai Anda menghapusnya. Jika Anda menulis lagi, kita mulai dari awal. Jaga diri Anda. 🌱',
  'erasure.kept': 'Baik, tidak ada yang dihapus.',
  'cancel.done':
    'Berhenti. Saya tidak membaca foto lagi dan tidak mengirim apa pun sampai Anda menulis. Jaga diri Anda. 🌱',
  'language.ask': 'Bahasa apa yang harus saya pakai?',
  'language.changed': 'Baik, saya lanjutkan dalam bahasa Indonesia.',
  'emergency.known':
    '🚨 Ini terdengar seperti keadaan darurat. Jangan tunggu saya: *telepon {number} sekarang*, atau minta seseorang menelepon, dan pergilah ke rumah sakit terdekat.\n\nSampai bantuan datang: duduk tegak, buka jendela, jangan sendirian.',
  'emergency.unknown':
    '🚨 Ini terdengar seperti keadaan darurat. Jangan tunggu saya: *telepon nomor darurat sekarang* (112 berlaku di banyak negara), atau minta seseorang menelepon, dan pergilah ke rumah sakit terdekat.\n\nSampai bantuan datang: duduk tegak, buka jendela, jangan sendirian.',
  thanks: 'Sama-sama. Jaga diri Anda. 🌱',
  'fallback.start': 'Saya tidak mengerti. Apa yang Anda inginkan?',
  'fallback.photo': 'Saya tidak mengerti. Mohon kirim rontgen sebagai foto, atau pilih:',
  'fallback.reading':
    'Foto Anda masih saya baca; jawabannya datang sendiri. Sementara itu Anda bisa memilih:',
  'fallback.result': 'Saya tidak mengerti. Anda boleh mengirim foto lain, atau pilih:',
  'fallback.unsure': 'Saya tidak yakin apa maksud Anda. Apakah salah satu dari ini?',
  'choice.covid_test': 'Tes covid',
  'choice.help': 'Bantuan',
  'choice.yes': 'Ya',
  'choice.no': 'Tidak',
  'choice.privacy': 'Privasi',
  'choice.explain_result': 'Apa artinya?',
  'choice.accuracy': 'Seberapa akurat?',
  'choice.status': 'Status',
  'choice.cancel': 'Berhenti',
  'choice.delete_data': 'Hapus data saya',
  'choice.language': 'Bahasa',
  'choice.human': 'Bicara dengan orang',
  'choice.emergency': 'Darurat',

  'result.ready': 'Jawaban untuk foto yang Anda kirim sudah siap. Tulis pesan kepada saya untuk membacanya.',
  'meaning.normal':
    '"Normal" artinya: program tidak menemukan tanda yang dikenalinya dari paru yang sakit. Program tidak melihat semuanya; pada awalnya penyakit sering belum tampak di rontgen.',
  'meaning.pneumonia':
    '"Pneumonia" adalah radang paru. Penyebabnya banyak kuman dan kebanyakan bisa diobati dengan baik. Hal lain, seperti bekas luka lama atau cairan di paru, tampak mirip di rontgen: karena itu dokter perlu melihatnya.',
  'meaning.covid19':
    '"COVID-19" artinya: rontgen ini mirip dengan rontgen orang yang pada tesnya ditemukan virus ini. Radang lain tampak mirip; hanya PCR atau tes cepat yang bisa memastikan.',
  'explain.strong':
    'Bagi program ini kasus yang jelas. Meski begitu program bisa salah: mohon serahkan penilaian kepada dokter.',
  'explain.moderate':
    'Kasusnya tidak jelas, kelompok lain juga dekat. Foto yang lebih tajam mungkin membantu; dokter lebih membantu daripada angka.',
  'donation.ask':
    'Satu pertanyaan lagi, dan Anda bebas menolak: bolehkah rontgen Anda kami simpan untuk ditinjau (rontgen: {count})? Seorang radiolog melihatnya, tanpa nama dan nomor Anda, supaya program belajar. Jika tidak, rontgennya dihapus sekarang. Jawab YA atau TIDAK.',
  'donation.again':
    'Saya tidak mengerti. Bolehkah rontgen Anda kami simpan untuk ditinjau, tanpa nama Anda? YA atau TIDAK. Anda juga boleh mengirim foto berikutnya atau menulis BANTUAN.',
  'donation.given':
    'Terima kasih, itu membantu orang lain. Tulis HAPUS kapan saja dan rontgennya ikut dihapus.',
  'donation.declined': 'Baik. Rontgennya dihapus sekarang.',
  'donation.over': 'Sudah tidak ada rontgen yang menunggu jawaban ini.',
  'feedback.ask': 'Apakah ini membantu?',
  'feedback.thanks': 'Terima kasih, senang mengetahuinya.',
  'feedback.sorry': 'Maaf ya. Terima kasih sudah memberi tahu.',
  'report.ask':
    'Apakah Anda punya hasil dari dokter atau tes PCR? Dengan itu kami tahu seberapa sering program benar. Apa yang ditemukan?',
  'report.thanks':
    'Terima kasih, sudah saya catat tanpa nama Anda. Ikuti kata dokter Anda, apa pun yang ditunjukkan program.',
  'report.none':
    'Tidak ada rontgen di sini yang bisa saya beri catatan itu. Tulis "tes covid" untuk memeriksakan rontgen.',
  goodbye:
    'Kalau begitu sekian dulu. Anda boleh mengirim rontgen lain atau bertanya kapan saja. Jaga diri Anda. 🌱',
  'stop.done':
    'Berhenti. Saya tidak membaca dan tidak mengirim apa pun lagi. Kalau ingin saya kembali, tulis MULAI. Jika mendesak, hubungi dokter atau panggil ambulans. Jaga diri Anda. 🌱',
  'stop.help':
    'Anda menulis BERHENTI, jadi saya diam. Tulis MULAI untuk melanjutkan, atau HAPUS untuk menghapus semua tentang Anda. Dalam keadaan darurat, panggil ambulans.',
  'human.called':
    'Saya sudah memanggil seseorang dari tim kami. Jawabannya datang di chat ini; bisa agak lama, dan pada malam hari sampai pagi. Silakan tulis dulu ada apa. Sementara itu saya tetap di sini dan rontgen tetap dibaca. Jika mendesak, jangan menunggu: hubungi dokter atau panggil ambulans.',
  'human.waiting':
    'Seseorang dari tim kami sudah dipanggil dan akan menjawab di sini secepatnya. Jika mendesak, jangan menunggu: hubungi dokter atau panggil ambulans.',
  'human.passedOn': 'Saya simpan ini untuk orang yang akan menjawab Anda di sini.',
  'human.nobody':
    'Maaf: belum ada orang dari tim kami yang bisa menjawab Anda. Saya di sini lagi. Tulis "bicara dengan orang" untuk meminta sekali lagi.',
  'human.here':
    'Sekarang seseorang dari tim kami memegang chat ini dan menjawab Anda di sini. Saya diam sampai selesai.',
  'human.help':
    'Seseorang dari tim kami memegang chat ini dan membaca pesan Anda. Untuk lanjut dengan saya, si program, tulis MULAI. BERHENTI mengakhiri semuanya, HAPUS menghapus semuanya. Dalam keadaan darurat, panggil ambulans.',
  'human.left': 'Saya kembali. Tim kami sudah diberi tahu.',
  'human.released': 'Tim kami sudah mengembalikan chat ini kepada saya, si program.',
  'kept.title': 'Inilah yang tersimpan tentang Anda saat ini:',
  'kept.talk':
    '• nomor Anda, terenkripsi, dan sampai di mana percakapan kita: {period} setelah pesan terakhir Anda',
  'kept.consent': '• bahwa Anda setuju, pada {day}',
  'kept.noConsent': '• belum ada persetujuan: tidak ada yang dibaca',
  'kept.waiting': '• foto yang menunggu YA dari Anda: {count}',
  'kept.reading': '• foto yang sedang dibaca, lalu dihapus: {count}',
  'kept.results': '• hasil, jawaban saya, dan gambar: {period}',
  'kept.undecided': '• rontgen yang menunggu keputusan Anda soal peninjauan: {count}, paling lama {period}',
  'kept.donated': '• rontgen yang Anda berikan untuk ditinjau, tanpa nomor Anda: {count}, selama {period}',
  'kept.unmatched':
    '• kalimat yang tidak saya mengerti, tanpa nama dan nomor, tidak terhubung dengan siapa pun: {period}',
  'kept.rights':
    'Tidak ada yang dijual atau dipakai untuk iklan. WhatsApp dan Twilio mengantarkan pesan dan punya aturan sendiri. Tulis HAPUS dan semuanya dihapus, juga di peninjauan.',
  'kept.limited': 'waktu terbatas',
  'erasure.receipt':
    'Tanda terima {number}\n\nDihapus pada {moment}: percakapan kita, persetujuan Anda, hasil, gambar, dan rontgen, juga di peninjauan, serta pesan Anda di penyedia pesan kami ({count}). Tidak ada lagi di sini yang menunjukkan siapa Anda. Simpan nomor ini jika ingin bertanya.',
  'choice.begin': 'Lanjut',
  'choice.report': 'Hasil tes PCR',
  'choice.found_normal': 'Tidak ada apa-apa',
  'choice.found_pneumonia': 'Pneumonia',
  'choice.found_covid19': 'COVID-19',
  'choice.found_other': 'Yang lain',
  'choice.found_none': 'Belum ada hasil',
  'choice.open': 'Pilih',
};
