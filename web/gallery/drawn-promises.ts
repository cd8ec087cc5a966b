import type { PromiseSource } from '../desk/promise-source.ts';

/** Nothing is moved in a drawing. */
export const drawnPromises: PromiseSource = {
  movePromise: async () => {},
  preparedUpdate: async () => null,
  acceptDate: async () => {},
};
