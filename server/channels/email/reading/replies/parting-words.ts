// The last words before a name, and what lawyers, printers and virus scanners put under every mail. Tables only.

const closings = [
  '(?:(?:kind|kindest|best|warm|warmest|many|with (?:kind|best|warm))\\s)?regards|(?:all the )?best(?: wishes)?|cheers|(?:yours )?sincerely(?: yours)?|yours (?:faithfully|truly)|(?:many )?thanks(?: again| in advance| and (?:kind |best )?regards)?|thank you(?: again| very much)?|with thanks|respectfully|(?:kind|best) greetings|br|rgds|have a (?:nice|good|great) (?:day|weekend|evening)',
  'с (?:(?:наилучшими|лучшими|добрыми) пожеланиями|(?:искренним |глубоким )?уважением(?: и (?:наилучшими|лучшими) пожеланиями)?|благодарностью)|с ув\\.|всего доброго|(?:большое )?спасибо|заранее (?:спасибо|благодар\\p{L}+)|благодарю|искренне ваш[аи]?|(?:хорошего|удачного|доброго|отличного|приятного) (?:дня|вечера|рабочего дня)|всего (?:наилучшего|хорошего)',
  'з (?:повагою(?: та найкращими побажаннями)?|найкращими побажаннями|вдячністю)|(?:щиро |наперед |заздалегідь )?дякую|щиро ваш|(?:гарного|доброго|вдалого) дня|всього (?:найкращого|доброго)',
  'atenciosamente|att\\.?|atte\\.?|(?:com (?:os )?)?(?:os )?melhores cumprimentos|cumprimentos|cordialmente|(?:um )?abraços?|(?:muito )?obrigad[oa]|grat[oa]|(?:desde já|antecipadamente),? (?:agradeço|grat[oa]|obrigad[oa])|agradeço (?:desde já|antecipadamente)|saudações|respeitosamente',
  '(?:(?:reciba|reciban|recibe) )?(?:un )?(?:cordial )?saludos?(?: cordiales)?|atentamente|(?:muchas )?gracias(?: (?:y (?:un )?saludos?|de antemano|por adelantado))?|quedo (?:atent[oa]|a la espera)|(?:muy )?cordialmente|atte\\.?',
  '(?:(?:vielen dank|danke) und )?(?:mit |ganz )?(?:freundlich(?:en|e|em|er)|besten|beste|liebe|lieben|viele|vielen|schöne|schönen|herzlich(?:e|en)) gr(?:ü|ue|u)(?:ß|ss)(?:en|e)?|mfg|vg|lg|danke|vielen dank(?: im voraus)?|hochachtungsvoll|(?:einen )?schönen tag(?: noch)?',
  "(?:bien |très )?(?:cordialement|à vous)|(?:meilleures |sincères |cordiales )?salutations(?: distinguées| cordiales| les meilleures)?|respectueusement|(?:bien )?amicalement|dans l[’']attente de votre (?:retour|réponse)|merci(?: d[’']avance| beaucoup)?|bonne (?:journée|soirée)|cd?l?t",
  '(?:cordiali|distinti|migliori) saluti|(?:un )?(?:cordiale )?salut[io]|cordialmente|grazie(?: mille| e (?:(?:cordiali|distinti) )?saluti| in anticipo)?|buona giornata|buon lavoro|a presto|(?:resto|rimango) in attesa|in attesa di (?:un )?(?:vostro|suo|cortese) riscontro',
  '(?:serdecznie )?pozdrawiam(?: serdecznie)?|z (?:poważaniem|wyrazami szacunku|pozdrowieniami|góry dziękuję)|dziękuję(?: i pozdrawiam)?|(?:łączę |przesyłam )?(?:serdeczne )?pozdrowienia|pozdr\\.?|miłego dnia|z szacunkiem',
  '(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|groet(?:en|jes)?|mvg|(?:alvast )?(?:hartelijk )?bedankt|hoogachtend|(?:een )?(?:fijne|prettige) (?:dag|avond|weekend)',
  'med (?:vänlig|venlig|vennlig|de bästa) h(?:ä|i)lsning(?:ar)?|med venlig hilsen|vennlig hilsen|mvh|vh|hälsningar|hilsen|ystävällisin terveisin|terveisin|s pozdravem|s pozdravom|saygılarımla|saygılar|iyi çalışmalar|üdvözlettel|cu stimă|με εκτίμηση|敬具|よろしくお願い(?:いた)?します|감사합니다|드림',
  '此致|敬礼|敬禮|祝好|谢谢|謝謝|多谢|谨启|敬启|(?:顺|謹)?祝(?:您)?(?:商祺|工作(?:顺利|愉快)|顺利|安好|商安)|(?:顺|順)[颂頌](?:商祺|时祺|商安)',
].join('|');
/** The last words before a name, in one language or in two. They begin a signature only when more than a name follows. */
export const closingLine = new RegExp(`^(?:${closings})(?:\\s?[/|]\\s?(?:${closings}))?[\\s,.!;，。！]{0,3}$`, 'iu');
/** The same with the name behind it in one line. */
export const closingStart = new RegExp(`^(?:${closings})[\\s,.!;，。！]{1,3}(\\S.{1,60})$`, 'iu');

/** Whole sentences that only lawyers and printers of mails write. */
export const sureDisclaimerLine =
  /^[*_"(\s]{0,3}(?:this (?:e-?mail|message|communication)\b.{0,120}(?:may contain (?:confidential|privileged)|(?:is|are) (?:strictly )?(?:confidential|privileged)|intended (?:only|solely))|please consider the environment before print|if you are not the intended recipient|confidentiality notice)/iu;

/** First words of what lawyers and virus scanners put under every mail. */
export const disclaimerLine = new RegExp(
  [
    '(?:notice|important|attention|disclaimer)\\s?[:：-] ?(?:this|the (?:contents?|information) (?:of|in) this) (?:e-?mail|message|communication)|[\\w.-]{1,60} mailing list\\s(?:-- )?\\S+@\\S+|you (?:received|are receiving) this (?:message|e-?mail|mail) because you',
    '(?:this|the (?:contents?|information) (?:of|in|contained in) this) (?:e-?mail|message|communication|transmission)\\b.{0,300}(?:confidential|privileged|intended|virus)',
    'if you (?:are not|believe you are not) the (?:intended|named) (?:recipient|addressee)|(?:please )?notify the sender (?:immediately|at once|by)|if you (?:have )?received this (?:e-?mail|message|communication|transmission)?\\s?(?:by mistake|in error)',
    '(?:any )?unauthori[sz]ed (?:review|use|disclosure|distribution|copying|dissemination|access).{0,200}prohibited|(?:strictly )?(?:private|privileged|confidential) and (?:privileged|confidential)\\s?(?:[:：.]|$|\\s-)|think before (?:you )?print(?:ing)?\\b|(?:save|spare) (?:a|the) trees?\\b.{0,60}print|go green\\b.{0,60}print',
    'confidential(?:ity)? (?:notice|note)|(?:legal )?disclaimer\\s?(?:[:：]|$)|please consider the environment|virus-free\\.|this email has been (?:scanned|checked)',
    '(?:данное|это|настоящее) (?:электронное )?(?:сообщение|письмо).{0,300}(?:конфиденциальн|предназначен)|если вы получили (?:это|данное) (?:сообщение|письмо) (?:по ошибке|ошибочно)|уведомление о конфиденциальности|проверено (?:антивирусом|на вирусы)|без вирусов',
    '(?:це|дане) (?:електронне )?(?:повідомлення|лист).{0,300}(?:конфіденційн|призначен)|без вірусів',
    'esta (?:mensagem|comunicação|e-?mail).{0,300}(?:confidencia|destinad)|aviso (?:legal|de confidencialidade)|antes de imprimir|livre de vírus|sem vírus|(?:se|caso) (?:você |o senhor )?(?:tenha recebido|recebeu|receber) (?:esta|este) (?:mensagem|e-?mail|comunicação).{0,20}por (?:engano|erro)',
    'este (?:mensaje|correo|e-?mail).{0,300}(?:confidencial|destinad|dirigid)|libre de virus|si (?:usted |ud\\.? )?(?:ha recibido|recibe|recibió) este (?:mensaje|correo|e-?mail).{0,20}por error',
    'diese (?:e-?mail|nachricht).{0,300}(?:vertraulich|bestimmt|rechtlich geschützt)|virenfrei|(?:sollten|falls|wenn) sie (?:diese (?:e-?mail|nachricht) irrtümlich|nicht der (?:richtige|beabsichtigte) (?:adressat|empfänger))',
    "ce (?:message|courriel|mail|courrier)(?: électronique)?.{0,300}(?:confidentiel|destinataire|destiné)|sans virus|si vous (?:avez reçu|recevez) ce (?:message|courriel|mail).{0,20}par erreur|pensez à l[’']environnement avant d[’']imprimer",
    'quest[oa] (?:messaggio|e-?mail|comunicazione).{0,300}(?:riservat|confidenzial|destinat)|privo di virus|(?:se|qualora) (?:aveste |avete |ha |abbia |avesse )?ricevuto (?:questo|questa|il presente) (?:messaggio|e-?mail|comunicazione).{0,20}per errore|(?:ai sensi|in conformità) del (?:d\\.? ?lgs|regolamento)',
    '(?:ta|niniejsza) (?:wiadomość|korespondencja).{0,300}(?:poufn|przeznaczon)|wolny od wirusów|jeżeli nie (?:są państwo|jest pan\\p{L}*) (?:zamierzonym )?adresat',
    '(?:本邮件|此邮件|本电子邮件|本郵件).{0,200}(?:保密|机密|機密|仅供)|无病毒',
  ]
    .map((form) => `^[*_"(\\s]{0,3}(?:${form})`)
    .join('|'),
  'iu',
);
