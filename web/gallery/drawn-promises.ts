import type { PromiseSource } from '../desk/promise-source.ts';

/** Nothing is moved in a drawing. */
export const drawnPromises: PromiseSource = {
  movePromise: async () => {},
  deskWords: async () => [],
  changeDeskWords: async () => {},
  previewDeskWords: async () => '',
  quietHours: async () => ({ own: null, desk: null }),
  changeQuietHours: async () => ({ own: null, desk: null }),
  keptRate: async () => ({ days: 90, kept: [], firstAnswer: [], expected: [] }),
  preparedUpdate: async () => null,
  acceptDate: async () => {},
};
