// What people put below their name: what they are, where they work, and in what form their company is registered. Tables only.

const posts = [
  'manager|director|engineer|developer|consultant|specialist|co-?ordinator|assistant|administrator|officer|president|chair(?:man|woman)?',
  'ceo|cto|cfo|coo|cio|vp|head of|founder|co-founder|owner|partner|analyst|architect|designer|technician|supervisor|team lead(?:er)?',
  'representative|executive|secretary|accountant|advis[oe]r|associate|professor|lecturer|student|researcher|dean|nurse|department|dept\\.?',
  'division|team|office|support|sales|marketing|procurement|purchasing|accounting|accounts|customer (?:service|care|success)|human resources|operations|logistics',
  '\\p{L}*leit(?:er|erin|ung)|geschäftsführ\\p{L}*|inhaber(?:in)?|\\p{L}*einkauf|vertrieb|buchhaltung|sachbearbeit\\p{L}*|abteilung|assistenz|hausverwaltung',
  'directeur|directrice|responsable|chef|cheffe|chargée?|gérante?|assistante|comptable|ingénieure?|service|secrétari\\p{L}*|présidente?',
  'gerente|jef[ea]|encargad[oa]|departamento|administración|ingenier[oa]|coordinador\\p{L}?|técnic[oa]|compras|ventas|presidente',
  'diretora?|engenheir[oa]|coordenadora?|analista|encarregad[oa]|sóci[oa]|chefe|assistente|vendas|financeiro|administra[çt]\\p{L}+|advogad[oa]|professora?',
  'direttore|direttrice|responsabile|ufficio|amministra\\p{L}+|ingegnere|titolare',
  'dyrektor|kierownik|specjalist[ak]a?|prezes|dział|inżynier|księgow[aey]',
  'medewerker|afdeling|hoofd|beheerder|eigenaar|adviseur|directie|magazijn',
  '(?:\\p{L}+ )?директор\\p{L}*|менеджер\\p{L}*|инженер\\p{L}*|специалист\\p{L}*|начальник\\p{L}*|отдел\\p{L}*|руководител\\p{L}*|бухгалтер\\p{L}*|администратор\\p{L}*|заместител\\p{L}*|юрист|секретар\\p{L}*|ведущ\\p{L}+|главн\\p{L}+|генеральн\\p{L}+|кладовщик|закупк\\p{L}*',
  'інженер\\p{L}*|спеціаліст\\p{L}*|фахів\\p{L}*|відділ\\p{L}*|керівник\\p{L}*|адміністратор\\p{L}*|заступник\\p{L}*',
].join('|');

const companies =
  'ltd|limited|llc|llp|inc|corp|corporation|company|co|plc|pty|gmbh|mbh|ag|kg|ohg|e\\.? ?k|e\\.? ?v|s\\.?a\\.?|s\\.?a\\.?s\\.?|sarl|s\\.?l\\.?|lda|ltda|s\\.?p\\.?a\\.?|s\\.?r\\.?l\\.?|b\\.?v\\.?|n\\.?v\\.?|oy|ab|a/s|aps|sp\\.? ?z ?o\\.? ?o|group|university|universität|université|universidade|universidad|institute?|hospital|ооо|оао|зао|пао|ао|ип|тов|фоп|пп';

const post = new RegExp(`(?<![\\p{L}\\d])(?:${posts}|${companies})(?![\\p{L}\\d])`, 'iu');
const eastern =
  /(?:经理|总监|工程师|主管|公司|董事|助理|客服|销售|采购|负责人|部长|部長|課長|担当|株式会社|대표|팀장|주식회사)/u;

/** Whether a short line names what somebody is or where: it begins as a name does, and none of it is said. */
export const isPost = (line: string): boolean =>
  line.length <= 70 &&
  !/[?？!！:：]|\d{3}/.test(line) &&
  (eastern.test(line) || (/^[*_"«“]{0,3}(?:\p{Lu}|\p{Script=Cyrillic})/u.test(line) && post.test(line)));

/** Words that all begin large, as in the name of a firm. */
export const isTitled = (line: string): boolean =>
  line.length <= 50 &&
  /^[*_"«“]{0,3}\p{Lu}[\p{L}&.'’-]*(?:,? (?:&|of|and|for|de|da|do|du|des|la|le|und|für|y|e|i|\p{Lu}[\p{L}&.'’-]*)){0,5}[*_"»”]{0,3}$/u.test(
    line,
  );
