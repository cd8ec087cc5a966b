import type { MergeSource } from '../desk/merge-source.ts';

const other = { number: 'A-1AB2C3D', subject: 'Ribbon ordered twice', status: 'open' } as const;

/** Merge and split on drawn data: nothing leaves the page. */
export const drawnMerging: MergeSource = {
  mergeChoices: async () => [other],
  mergeChoice: async () => null,
  mergePlan: async () => ({
    into: other,
    moves: { messages: 4, notes: 1, restricted: 0, restrictedReaders: [], files: 2, participants: ['Inês Duarte'] },
    dueAt: '2025-11-20T16:00:00Z',
    dueFrom: other.number,
    assignee: 'Leo Brandt',
    reopens: false,
    tells: 'Ravi Menon',
  }),
  merge: async () => ({ number: other.number }),
  unmerge: async (number) => ({ number }),
  split: async () => ({ number: other.number, undoable: true }),
  unsplit: async (number) => ({ number }),
  link: async () => undefined,
};
