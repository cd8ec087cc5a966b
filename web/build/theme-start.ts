import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

const file = path.join(import.meta.dirname, '../client/theme-start.js');

/** Puts the tiny script that sets the saved theme before the first paint into the head, as a file of its own. */
export function themeStart(): Plugin {
  let building = false;
  const source = readFileSync(file, 'utf8').replace(/^\s*\/\/.*\n/gm, '');
  const name = `assets/theme-start-${createHash('sha256').update(source).digest('hex').slice(0, 8)}.js`;
  return {
    name: 'theme-start',
    configResolved(config) {
      building = config.command === 'build';
    },
    buildStart() {
      if (building) this.emitFile({ type: 'asset', fileName: name, source });
    },
    transformIndexHtml: () => [
      { tag: 'script', attrs: { src: building ? `/${name}` : `/@fs/${file}` }, injectTo: 'head-prepend' },
    ],
  };
}
