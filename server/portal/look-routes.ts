// The colours of a brand, for the pages that stand under it.

import { showLook } from '../../contract/portal.ts';
import { type Route, route } from '../platform/http.ts';
import { brandStyle } from '../settings/brand-look.ts';

export const lookRoutes: Route[] = [
  // The address holds the colour and changes with the sheet, so that a browser asks for it once.
  route(showLook, 'anyone', async (_ctx, { params }) => ({
    raw: { type: 'text/css; charset=utf-8', bytes: brandStyle(`#${params.file.slice(0, 6)}`) },
    headers: { 'cache-control': 'public, max-age=31536000, immutable' },
  })),
];
