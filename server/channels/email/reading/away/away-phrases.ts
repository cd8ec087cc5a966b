// How holiday replies lead up to a day, by language. Tables only; what follows from them stands in `return-date.ts`.
// `\\s` is a single space: the text is put on one line first.

export type Language = 'en' | 'ru' | 'uk' | 'pt' | 'es' | 'de' | 'fr' | 'it' | 'pl';

type Phrases = {
  /** To be back. */
  back: string;
  /** What may stand between that and the day. */
  on: string;
  /** Later than the day that follows. */
  after: string;
  /** Up to the day that follows, which is the last one. */
  until: string;
  /** From one day to another. */
  from: string;
  to: string;
  /** Being away: without it an "until" speaks of something else. */
  away: string;
};

const inclusive = {
  en: '(?:\\s(?:and\\sincluding|including|inclusive|the\\send\\sof))?',
  de: '(?:\\s(?:einschlie(?:ß|ss)lich|einschl\\.?|inklusive|inkl\\.?|und\\smit|zum|am|dem|den|inkl))*',
  ru: '(?:\\s(?:конца|включительно))?',
};

export const phrases: Record<Language, Phrases> = {
  en: {
    back: "(?:be|am|i'm|i’m|is|get|come|coming)\\sback|return(?:ing|s)?|(?:back|available|reachable)\\s(?:again|in\\sthe\\soffice|at\\swork)|back\\sin\\sthe\\soffice|back(?=\\son\\s)",
    on: '(?:\\s(?:on|from|by|at))?[:,]?\\s(?:the\\s)?',
    after: '\\s(?:after|following)\\s(?:the\\s)?',
    until: `(?:until|till|'til|’til|through|thru|up\\sto)${inclusive.en}\\s(?:the\\s)?`,
    from: '(?:from|between|starting)\\s',
    to: `\\s(?:to|until|till|through|thru|and|ending)${inclusive.en}\\s(?:the\\s)?`,
    away: '\\baway\\b|\\bout\\b|on\\s(?:\\p{L}+\\s)?leave|vacation|holiday|absen|unavailable|not\\s(?:be\\s)?(?:available|in|working|reachable)|off\\swork|days?\\soff|ooo\\b|travell?ing|business\\strip|maternity|closed',
  },
  ru: {
    back: 'вернусь|возвращаюсь|вернется|вернётся|выхожу|выйду|приступлю|буду\\s(?:снова\\s)?(?:на\\s(?:работе|связи|месте)|в\\sофисе|доступ\\p{L}{1,4})',
    on: '(?:\\s(?:с|со|в|во))?[:,]?\\s',
    after: '\\sпосле\\s',
    until: '(?:до|по)\\s',
    from: '(?:с|со)\\s',
    to: '\\s(?:по|до)\\s',
    away: 'отпуск|отсутств|командировк|больничн|не\\s(?:буду|будет|работаю)|вне\\sофиса|недоступ|каникул',
  },
  uk: {
    back: "(?:повернуся|повернусь|повертаюся|повертаюсь|вийду|виходжу)(?:\\sдо\\sроботи)?|буду\\s(?:знову\\s)?(?:на\\s(?:роботі|зв['’]язку|місці)|в\\sофісі|доступ\\p{L}{1,4})",
    on: '(?:\\s(?:з|із|у|в))?[:,]?\\s',
    after: '\\sпісля\\s',
    until: '(?:до|по)\\s',
    from: '(?:з|із|від)\\s',
    to: '\\s(?:по|до)\\s',
    away: 'відпуст|відсутн|відрядж|лікарнян|не\\s(?:буду|буде|працюю)|поза\\sофісом|недоступ',
  },
  pt: {
    back: 'retorno|retornarei|regresso|regressarei|volto|voltarei|de\\svolta|estarei\\sdisponível',
    on: '(?:\\s(?:em|a|no|dia|partir|de|do|na))*[:,]?\\s',
    after: '\\s(?:após|depois\\sd[eo])\\s(?:o\\s)?(?:dia\\s)?',
    until: 'até(?:\\s(?:ao|o|à|a|ao\\sfim\\sde))?(?:\\sdia)?\\s',
    from: '(?:de|do|desde|entre)\\s',
    to: '\\s(?:a|à|ao|e|até(?:\\s(?:ao|o|à|a))?)(?:\\sdia)?\\s',
    away: 'férias|ausente|ausência|\\bfora\\b|afastad|licença|viagem|indisponível|não\\sest',
  },
  es: {
    back: 'regreso|regresaré|vuelvo|volveré|de\\svuelta|de\\sregreso|reincorporo|reincorporaré|estaré\\sdisponible',
    on: '(?:\\s(?:el|a|partir|del|día|de))*[:,]?\\s',
    after: '\\s(?:después|tras)\\s(?:del\\s|el\\s)?',
    until: 'hasta(?:\\sel)?(?:\\sdía)?\\s',
    from: '(?:del?|desde|entre)\\s',
    to: '\\s(?:al?|y|hasta)(?:\\sel)?(?:\\sdía)?\\s',
    away: 'vacaciones|ausente|ausencia|\\bfuera\\b|viaje|permiso|licencia|de\\sbaja|no\\sest',
  },
  de: {
    back: 'zurück|rückkehr|wieder\\s(?:da|im\\s(?:büro|haus|dienst)|erreichbar|verfügbar|für\\ssie\\sda)',
    on: '(?:\\s(?:ab|am|seit|vom|dem|den))*[:,]?\\s(?:dem\\s)?',
    after: '\\snach\\s(?:dem\\s)?',
    until: `bis${inclusive.de}\\s`,
    from: '(?:vom|von|ab)\\s',
    to: `\\s?bis${inclusive.de}\\s`,
    away: 'urlaub|abwesen|nicht\\s(?:im|erreichbar|da\\b|in\\b)|au(?:ß|ss)er\\shaus|reise|elternzeit|krank|verreist|ferien',
  },
  fr: {
    back: 'de\\sretour|reviens|reviendrai|rentre|rentrerai|retour|(?:à\\snouveau\\s)?joignable',
    on: '(?:\\s(?:le|dès|à|partir|du|au))*[:,]?\\s',
    after: '\\saprès\\s(?:le\\s)?',
    until: "jusqu['’](?:au|à|en)(?:\\sle)?\\s",
    from: '(?:du|de|entre)\\s',
    to: "\\s(?:au|à|et|jusqu['’]au)(?:\\sle)?\\s",
    away: 'absen|congé|vacances|déplacement|indisponible|hors\\sdu\\sbureau|\\bpas\\s(?:disponible|au|joignable)',
  },
  it: {
    back: 'torno|tornerò|rientro|rientrerò|ritorno|di\\sritorno|riprendo|sarò\\s(?:di\\snuovo\\s)?(?:in\\sufficio|disponibile|raggiungibile)',
    on: "(?:\\s(?:il|dal|a|partire|da|l['’]))*[:,]?\\s",
    after: '\\sdopo\\s(?:il\\s)?',
    until: "(?:fino|sino)\\s(?:al?|all['’])(?:\\sgiorno)?\\s",
    from: 'dal?\\s',
    to: '\\s(?:al?|(?:fino|sino)\\sal?)\\s',
    away: 'ferie|assen|fuori|viaggio|vacanz|permesso|malattia|non\\s(?:sarò|sono)',
  },
  pl: {
    back: '(?:wracam|wrócę|powrót|powrócę)(?:\\sdo\\s(?:biura|pracy|firmy))?|będę\\s(?:ponownie\\s|znowu\\s|znów\\s)?(?:w\\s(?:biurze|pracy)|dostępn[ya])',
    on: '(?:\\s(?:od|w|we|dnia|dniu))*[:,]?\\s',
    after: '\\spo\\s',
    until: 'do(?:\\sdnia)?\\s',
    from: 'od(?:\\sdnia)?\\s',
    to: '\\sdo(?:\\sdnia)?\\s',
    away: 'urlop|nieobecn|poza\\sbiurem|delegacj|wakacj|zwolnieni|nie\\s(?:będzie|będę|ma\\smnie)|niedostępn',
  },
};

/** "I shall not be back until …": the day itself. Elsewhere than in English "not in the office until" counts as being away. */
export const notBackUntil: Partial<Record<Language, string>> = {
  en: "(?:not|won't|won’t)\\s(?:be\\s)?(?:return(?:ing)?|back|available|reachable|in|at)(?:\\s[\\p{L}’']{1,14}){0,5}?\\suntil\\s(?:the\\s)?",
  ru: 'не\\s(?:вернусь|выйду)(?:\\s\\p{L}{1,14}){0,3}?\\sдо\\s',
  uk: 'не\\s(?:повернуся|повернусь|вийду)(?:\\s\\p{L}{1,14}){0,3}?\\sдо\\s',
  pt: 'não\\s(?:volto|voltarei|retorno|retornarei|regresso|regressarei)(?:\\s\\p{L}{1,14}){0,3}?\\saté(?:\\s(?:ao|o))?(?:\\sdia)?\\s',
  es: 'no\\s(?:vuelvo|volveré|regreso|regresaré)(?:\\s\\p{L}{1,14}){0,3}?\\shasta(?:\\sel)?(?:\\sdía)?\\s',
  it: 'non\\s(?:torno|tornerò|rientro|rientrerò)(?:\\s\\p{L}{1,14}){0,3}?\\sfino\\sal?\\s',
};

/** What "back" may not reach over to the day that follows: it turns the day into another one. */
export const turningWords =
  "not|no|until|till|through|before|after|following|до|после|раньше|після|раніше|até|antes|após|depois|hasta|después|tras|bis|vor|nach|jusqu['’]au|avant|après|fino|prima|dopo|do|po|przed";
