// What telephones and programs put under a mail by themselves, by language. A table only.

const device =
  'iphone|iphon[ue]|ipad|ipod|android|андроид|samsung|galaxy|xiaomi|redmi|poco\\b|huawei|honor|motorola|nokia|oneplus|pixel|blackberry|windows|' +
  'outlook|yahoo|gmail|gmx|web\\.de|proton|spark|mail|correo|correio|courrier|poczt|posta|почт|пошт|mobil|móvil|celular|telemóvel|' +
  'телефон|смартфон|мобильн|мобільн|планшет|устройств|пристро|tablet|smartphone|phone|handy|dispositivo|appareil|urządz|cellulare|' +
  'telefon|gerät|thunderbird|aqua|tutanota|tuta\\b|canary|telefoon|mobiel|toestel|aol app|libero|orange|zoho|k-9|bluemail|telegram|手机|手機|电脑|平板|邮箱|邮件|郵件|小米|华为|荣耀|网易|新浪|vivo|oppo';
/** What telephones and programs put under a mail by themselves. "Sent by post yesterday" names no device and is news. */
export const programLine = new RegExp(
  `^[(<[*_]{0,3}(?:${[
    'sent from my (?!.{0,30}(?:address|account|e-?mail|inbox|mailbox|bank|company|server|colleague|office|home|old|other|new|private|personal|app\\b))[\\w-]{1,20}(?: [\\w-]{1,20}){0,3}(?=[\\s.!)>*_]*$|[,.]? +(?:please )?(?:excuse|pardon|forgive|sorry))',
    `(?:sent wirelessly|envoyé sans fil|enviado sem fio|inviato senza fili) .{0,40}?(?:${device})`,
    'from my (?:iphone|ipad|android|phone|mobile)(?: \\d{1,2})?(?=[\\s.!]*$)',
    `(?:sent|composed) (?:from|via|with|using) .{0,40}?(?:${device})`,
    'sent (?:from|via|with|using) (?:superhuman|front|mailspring|missive|airmail|edison|newton|spike|shortwave|zoho|fastmail|hey|canary|nine|k-9)(?: mail)?\\b(?=[\\s.!]*$|[\\s,]*[(<])',
    '(?:get|download) (?:outlook|bluemail|spark|yahoo mail) for',
    `(?:отправлено|отправлен|отправлена|послано) (?:с|из|со|через|от|при помощи|мой|моего) ?.{0,40}?(?:${device})`,
    `(?:надіслано|відправлено) (?:з|із|зі|через|за допомогою) .{0,40}?(?:${device})`,
    '(?:скачать|загрузить|получить|отримати|завантажити|obt(?:er|enha)(?: o)?|baix(?:ar|e)(?: o)?|transferir(?: o)?|obten(?:er|ga)|descarg(?:ar|ue)|obten(?:ir|ez)|télécharge[rz]|scarica|ottieni|pobierz(?: program| aplikację)?|download|获取|取得|下载) ?(?:适用于.{1,20}的 ?|ios 版 ?|android 版 ?)?(?:outlook|bluemail)',
    'outlook voor .{2,20} (?:downloaden|ophalen)|provenance : courrier|простите за краткость|вибачте за стислість',
    `(?:enviad[oa]|mandado) (?:do|da|de|desde|pelo|via|a partir|com|con|usando|através|mediante) .{0,40}?(?:${device})`,
    `von mein(?:em|er)(?:/meine[rm])? .{0,40}?(?:${device}).{0,40} gesendet`,
    `(?:(?:unterwegs|mit .{2,20} grüßen) )?(?:vom (?:${device})|von (?:outlook|yahoo mail|gmail|gmx|web\\.de)).{0,20} gesendet(?=[.!]?$)`,
    `gesendet (?:von|mit|über|aus) .{0,40}?(?:${device})`,
    'outlook für .{2,20} beziehen|holen sie sich outlook|diese nachricht wurde von mein',
    `envoyé (?:de|depuis|à partir|avec|via|par) .{0,40}?(?:${device})`,
    `inviat[oa] (?:da|dal|dalla|con|tramite) .{0,40}?(?:${device})`,
    `wysłan[eoy] (?:z|ze|za pomocą|przez) .{0,40}?(?:${device})`,
    `(?:verzonden|verstuurd) (?:vanaf|vanuit|met|via) .{0,40}?(?:${device})`,
    `(?:skickat|sendt|sent) (?:från|fra) .{0,40}?(?:${device})|lähetetty .{0,30}?(?:${device})|(?:odesláno|odoslané) z .{0,40}?(?:${device})`,
    `(?:benim )?.{0,20}(?:${device}).{0,20}gönderildi|.{0,20}(?:${device}).{0,10}から送信|.{0,20}(?:${device}).{0,10}에서 보냄`,
    `(?:az? )?.{0,20}(?:${device}).{0,20}küldve|trimis (?:de pe|din|de la|prin|cu) .{0,40}?(?:${device})|στάλθηκε από .{0,40}?(?:${device})|(?:poslano|poslato|послато|изпратено) (?:s|sa|iz|z|са|из|от) .{0,40}?(?:${device})`,
    `(?:đã )?gửi từ .{0,40}?(?:${device})|dikirim dari .{0,40}?(?:${device})|נשלח מ.{0,40}?(?:${device})|ส่งจาก.{0,40}?(?:${device})|enviat des .{0,40}?(?:${device})|أُ?رسلت? (?:من|بواسطة) .{0,40}?(?:${device})`,
    `(?:发自|發自|寄自|发送自|傳送自|来自|從|从).{0,20}?(?:${device})|(?:使用|通过) ?.{0,20}?(?:${device}).{0,20}(?:发送|發送|传送|傳送)(?:自我的.{1,20})?(?=[。.]?$)`,
  ].join('|')}).{0,80}$`,
  'iu',
);
