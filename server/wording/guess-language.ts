// Which of the desk's languages a text is written in, from a few hundred telling words. It serves the first answer to
// somebody whose language nobody knows yet, so a wrong guess costs more than none: when unsure it says null.

import type { Locale } from './locales.ts';

const set = (words: string) => new Set(words.trim().split(/\s+/));

/** Words that are frequent in one language and rare in the others. "no", "do", "as", "me" and the like tell nothing. */
const telling = {
  en: set(`the and is are was were have has had this that these those with for from not you your my our we they it its
    please hello hi dear thanks thank regards can cannot can't could would will when what where which why how does doesn't
    don't didn't isn't won't i'm i've it's but about after since anymore any there here been being get need help error
    working works work print printer screen password account order`),
  pt: set(`não nao uma um com é está esta estão são sao mas isso isto ainda também tambem já ja meu minha meus minhas nosso
    nossa seu sua você voce vocês consigo consegue estou foi fui quando onde porque ao aos à às pela pelo pelas pelos olá ola
    oi bom boa dia tarde noite obrigado obrigada abraço cumprimentos atenciosamente favor preciso gostaria podem pode ajuda
    ajudar erro tela ecrã senha impressora conta pedido chamado desde depois antes sem muito tudo nada quero tenho temos faz
    fazer funciona aparece`),
  // Neighbours that share many words with the two; they only keep us from being sure.
  other:
    set(`el los las una pero está muy gracias hola buenos días tengo puedo puede cuando donde porque usted mi su del al con
    por le la les des et est je vous nous ne pas mais avec pour bonjour merci une du au sur dans ce cette qui il elle sont
    der die das und ist nicht ich wir sie ein eine mit für auf bitte danke hallo guten tag kann haben wird mein unser
    il lo gli che non sono per con grazie buongiorno della questo mio ma anche ho abbiamo
    nie jest się na że proszę dzień dobry dziękuję mam i het een niet van ik wij voor met dank og det ikke jeg och inte
    jag att som är ve bir bu için değil merhaba`),
};

const brazilian =
  set(`você voce vocês voces celular tela telas usuário usuario usuários arquivo arquivos equipe time contato
  conosco chamado registro cadastro cadastrar acessar acesso aplicativo deletar salvar baixar roteador notebook mouse boleto
  cpf cnpj oi né tá cadê pra pro vc vcs ônibus trem banheiro planilha xerox gerenciar atenciosamente senha nota`);
const european =
  set(`telemóvel telemovel ecrã ecra ecrãs utilizador utilizadores ficheiro ficheiros equipa contacto contactos
  connosco convosco registo registar aceder acedo palavra-passe portátil portatil rato facto descarregar autocarro comboio nif
  multibanco encomenda avariado avariada avaria cumprimentos gestão actualizar lhe lhes vossa vosso morada imprimir`);
const gerund = /^[a-zçãõáéíóú]{2,}(ando|endo|indo)$/;

/** @param near the language of the house: which Portuguese is meant where the words show neither */
export function guessLanguage(text: string, near: string | null = null): Locale | null {
  const words = wordsOf(text);
  const letters = words.join('');
  const cyrillic = letters.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  if (cyrillic * 2 > letters.length) return cyrillic >= 4 && isRussian(letters) ? 'ru' : null;

  const count = (known: Set<string>) => words.filter((word) => known.has(word)).length;
  // A til over a or o is Portuguese among these languages.
  const pt = count(telling.pt) + words.filter((word) => /[ãõ]/.test(word)).length;
  const en = count(telling.en);
  const other = count(telling.other) + words.filter((word) => /[ñßøåłżąęäöüışğ]/.test(word)).length;
  const [best, second] = pt > en ? [pt, Math.max(en, other)] : [en, Math.max(pt, other)];
  if (best < 2 || best < second * 1.5) return null;
  if (en >= pt) return 'en';
  return isEuropean(words, count, near === 'pt-PT') ? 'pt-PT' : 'pt-BR';
}

/** The first words of what the person wrote themself; quoted lines and links are somebody else's language or none. */
function wordsOf(text: string): string[] {
  const own = text
    .slice(0, 8_000)
    .split('\n')
    .filter((line) => !/^\s*>/.test(line))
    .join('\n')
    .slice(0, 1_000)
    .replace(/\b(?:https?:\/\/|www\.)\S+|\S+@\S+/g, ' ');
  return (
    own
      .normalize('NFC')
      .replaceAll('’', "'")
      .toLowerCase()
      .match(/[\p{L}][\p{L}'-]*/gu) ?? []
  );
}

/** Other Cyrillic languages show themselves by letters that Russian lacks, Bulgarian by ъ where Russian cannot have it. */
function isRussian(letters: string): boolean {
  return !/[іїєґўђјљњћџѓќѕәғқңөұүһ]|ъ[^еёюя]/.test(letters);
}

function isEuropean(words: string[], count: (known: Set<string>) => number, inDoubt: boolean): boolean {
  // "Estou a tentar" against "estou tentando" tells the two norms apart even where no word does.
  const progressive = words.filter(
    (word, i) => /^(est(ou|á|amos|ão|ava|avam))$/.test(word) && words[i + 1] === 'a',
  ).length;
  const gerunds = words.filter((word) => gerund.test(word) && word !== 'quando').length;
  const lead = count(european) + progressive - count(brazilian) - gerunds;
  return lead > 0 || (lead === 0 && inDoubt);
}
