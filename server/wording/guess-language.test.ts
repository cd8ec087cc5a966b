import { describe, expect, test } from 'vitest';
import { guessLanguage } from './guess-language.ts';

describe('a guess from what people write', () => {
  test.each([
    ['en', 'Hello, the printer on our floor does not print since yesterday. Can you help?'],
    ['en', 'I can’t log in to my account anymore'],
    ['en', 'Order 4711: what is the delivery date? Thanks, Ana'],
    ['ru', 'Здравствуйте, принтер не печатает'],
    ['ru', 'Не работает VPN после обновления Windows 11'],
    ['ru', 'Объект не подъезжает, объясните, пожалуйста, почему не работает'],
    ['pt-BR', 'Olá, não consigo acessar o sistema, a tela fica preta.'],
    ['pt-BR', 'Bom dia, estou tentando imprimir e aparece um erro'],
    ['pt-BR', 'Vocês podem me ajudar com o boleto?'],
    ['pt-BR', 'Não recebi a nota, está com erro'],
    ['pt-PT', 'Bom dia, não consigo aceder ao meu ficheiro, o ecrã fica preto. Cumprimentos'],
    ['pt-PT', 'Boa tarde, estou a tentar imprimir e não funciona'],
    ['pt-PT', 'O meu telemóvel não liga desde ontem, podem ajudar?'],
    ['en', 'The file is here and it was not opened\n> Добрый день, мы получили ваше письмо и ответим вам завтра'],
    ['en', 'Please see https://пример.рф/очень/длинный/путь for what I have done'],
  ])('%s: %s', (locale, text) => {
    expect(guessLanguage(text)).toBe(locale);
  });

  test.each([
    ['pt-PT', 'pt-PT', 'Olá, a fatura 17 está errada.'],
    ['pt-BR', 'pt-BR', 'Olá, a fatura 17 está errada.'],
    ['pt-BR', 'en', 'Olá, a fatura 17 está errada.'],
    ['pt-BR', 'pt-PT', 'Olá, vocês podem me ajudar com o boleto?'],
    ['pt-PT', 'pt-BR', 'Olá, o meu telemóvel não liga.'],
    ['en', 'pt-PT', 'Hello, the invoice is wrong, can you help?'],
  ])('%s in a house that writes %s: %s', (locale, near, text) => {
    expect(guessLanguage(text, near)).toBe(locale);
  });

  test.each([
    ['nothing', ''],
    ['a number', 'SN 4417-B'],
    ['one word', 'Printer'],
    ['two letters', 'Да'],
    ['Ukrainian', 'Доброго дня, принтер не друкує, допоможіть будь ласка'],
    ['Belarusian', 'Добры дзень, прынтэр не працуе ўжо два дні'],
    ['Kazakh', 'Сәлеметсіз бе, принтер жұмыс істемейді'],
    ['Serbian', 'Здраво, штампач не ради већ два дана, молим вас помозите, хвала вељко'],
    ['Bulgarian', 'Здравейте, принтерът не работи, къде да се обърна за помощ'],
    ['Spanish', 'Hola, no puedo entrar en mi cuenta, está bloqueada. Gracias'],
    ['French', 'Bonjour, je ne peux pas imprimer, pouvez-vous m’aider ? Merci'],
    ['German', 'Guten Tag, der Drucker ist kaputt und ich kann nicht drucken'],
    ['Italian', 'Buongiorno, la stampante non funziona, grazie'],
    ['Polish', 'Dzień dobry, drukarka nie działa, proszę o pomoc'],
  ])('unsure about %s', (_, text) => {
    expect(guessLanguage(text)).toBeNull();
  });
});

test('a very long text is no trouble', () => {
  expect(guessLanguage('the printer is not working and '.repeat(100_000))).toBe('en');
});
