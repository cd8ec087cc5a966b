// Signatures that begin with the name in From, and what only looks like one. Null: all of it stays.

import { expect, test } from 'vitest';
import { splitReply } from './split-reply.ts';

const vera = { name: 'Vera Costa', address: 'vera@customer.example' };

const rows: [situation: string, text: string, reply: string | null, name?: string][] = [
  ['a name and a firm in capitals', 'Yes, close it.\n\nVera Costa\nCOSTA PRINT', 'Yes, close it.'],
  ['a name and what she is behind a bar', 'Yes\n\n\n\nVera Costa | Head of Stores\n\n\ncosta.example', 'Yes'],
  ['the name the other way round', 'Yes, close it.\n\nCOSTA Vera\nLager 2', 'Yes, close it.', 'Costa, Vera (Lager)'],
  ['a closing above', 'Yes, close it.\n\nCheers,\nVera Costa\nCosta Print', 'Yes, close it.'],
  ['a thanks that is said', 'Yes, close it.\n\nThanks!\nVera Costa\nCosta Print', 'Yes, close it.\n\nThanks!'],
  ['signed with the first name before', 'Yes, close it.\nVera\nVera Costa\nCosta Print', 'Yes, close it.\nVera'],
  ['a nickname and the own address', 'Yes, close it.\n\nveco\nvera@customer.example', 'Yes, close it.'],
  [
    'another name, a post and one contact line',
    'Yes, close it.\n\nTom Fry\nProject Manager\nO: 816.555.0100',
    'Yes, close it.',
  ],
  ['a name alone', 'Yes, close it.\n\nVera Costa', null],
  ['who is to receive it', 'Please deliver it to\n\nVera Costa\nRua Um 5\nLisboa', null],
  ['what was asked for', 'My new address:\n\nVera Costa\nRua Um 5', null],
  ['a name in a sentence', 'I forgot:\n\nVera Costa is no longer with us, write to Tom instead please.', null],
  ['somebody else', 'Please ask him.\n\nTom Fry\nROOM SEVEN', null],
  [
    'their name above what they have to say, as a form writes it: it was cut off as their signature',
    'New enquiry\n\nVera Costa\nToner empty since Monday\nRoom 5',
    null,
  ],
  ['a name in From that is a matter', 'Hello there,\n\nCancel order 4711\nat once', null, 'Cancel Order'],
  ['the own address alone', 'Is this the right one?\n\nvera@customer.example', null],
];

test.each(rows)('%s', (_situation, text, reply, name) => {
  expect(splitReply(text, name ? { ...vera, name } : vera).text).toBe(reply ?? text);
});
