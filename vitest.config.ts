import { defineConfig } from 'vitest/config';

// Three suites: “unit” stands beside what it tests and is the quick gate; “whole” starts real servers, mail and
// browsers; “faults” kills things on purpose and is a program of its own (npm run faults).
export default defineConfig({
  test: {
    pool: 'threads',
    maxWorkers: 2,
    globalSetup: ['test/test-database.ts'],
    // What is waited for comes when the machine gets to it; a second, the default, says more about its neighbours than about us.
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{server,contract,web,tools,db,simulate}/**/*.test.{ts,tsx}'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['test/**/*.test.ts'],
          exclude: ['test/faults/**'],
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          testTimeout: 900_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
