// Opening hours and promised times in words, as the public API offers them.

import * as contract from '../../../contract/desk-words/desk-words.ts';
import { type Route, route } from '../../platform/http.ts';
import { readDeskWords } from '../../settings/desk-words.ts';
import { changeDeskWords } from './change-desk-words.ts';
import { previewDeskWords } from './preview-desk-words.ts';

export const deskWordsRoutes: Route[] = [
  route(contract.getDeskWords, 'agent', async (ctx) => ({ body: { versions: await readDeskWords(ctx.tx) } })),
  route(contract.previewDeskWords, 'administrator', async (ctx, { params, body }) => ({
    body: { text: await previewDeskWords(ctx, { ...params, ...body }) },
  })),
  route(contract.changeDeskWords, 'administrator', async (ctx, { params, body }) => ({
    body: await changeDeskWords(ctx, { ...params, ...body }),
  })),
];
