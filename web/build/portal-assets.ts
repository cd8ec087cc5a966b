import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

const id = 'virtual:portal-assets';

type Manifest = Record<string, { file: string; css?: string[]; isEntry?: boolean }>;

/** The client build bundles the pages only for their style sheet; their script is never sent. */
export function withoutPageScripts(): Plugin {
  return {
    name: 'without-page-scripts',
    applyToEnvironment: (environment) => environment.name === 'client',
    enforce: 'post',
    generateBundle: {
      // After the style sheet has been taken from them.
      order: 'post',
      handler(_options, bundle) {
        for (const [file, chunk] of Object.entries(bundle)) {
          if (chunk.type === 'chunk' && chunk.name !== 'comfort') delete bundle[file];
        }
      },
    },
  };
}

/** Tells the server build which style sheet and script the client build has made. `clientDir` is known once configured. */
export function portalAssets(base: string, clientDir: () => string): Plugin {
  return {
    name: 'portal-assets',
    applyToEnvironment: (environment) => environment.name === 'ssr',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load(loading) {
      if (loading !== `\0${id}`) return undefined;
      const manifest = JSON.parse(readFileSync(path.join(clientDir(), '.vite/manifest.json'), 'utf8')) as Manifest;
      const entries = Object.values(manifest);
      const style = entries.find((entry) => entry.file.endsWith('.css'))?.file;
      const script = entries.find((entry) => entry.isEntry && entry.file.includes('comfort'))?.file;
      if (!style || !script) throw new Error('The client build of the portal made no style sheet or no script.');
      return `export default ${JSON.stringify({ style: base + style, script: base + script })};`;
    },
  };
}
