import { accessSync, constants, existsSync } from 'node:fs';

/** A folder in memory, or undefined where the machine has none that we may write to. */
export function memoryFolder(): string | undefined {
  const folder = '/dev/shm';
  if (!existsSync(folder)) return undefined;
  try {
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    return undefined;
  }
}
