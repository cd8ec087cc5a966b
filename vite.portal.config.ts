import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { portalAssets, withoutPageScripts } from './web/build/portal-assets.ts';
import { targets } from './web/build/targets.ts';

const project = import.meta.dirname;
const base = '/portal/';
let outDir = '';

/** One build makes both: first style sheet and script for the browser, then the renderer that knows their names. */
function clientThenServer(): Plugin {
  return {
    name: 'client-then-server',
    config(user) {
      // WEB_OUT_DIR, or --outDir on the command line, moves the output; paths are relative to the project.
      outDir = path.resolve(project, user.build?.outDir ?? path.join(process.env.WEB_OUT_DIR ?? 'dist', 'portal'));
      return {
        environments: {
          client: {
            build: {
              outDir: path.join(outDir, 'client'),
              emptyOutDir: true,
              manifest: true,
              cssCodeSplit: false,
              modulePreload: { polyfill: false },
              rolldownOptions: {
                input: { comfort: 'comfort.ts', look: 'pages.ts' },
                // The pages are only bundled for their style sheet; unused, they would lose it.
                preserveEntrySignatures: 'strict',
              },
            },
          },
          ssr: {
            // React's production half, whatever the environment of the server says.
            define: { 'process.env.NODE_ENV': '"production"' },
            build: {
              outDir,
              emptyOutDir: false,
              ssr: true,
              rolldownOptions: { input: { server: 'server.tsx' }, output: { entryFileNames: '[name].js' } },
            },
          },
        },
      };
    },
  };
}

export default defineConfig({
  root: path.join(project, 'web/portal'),
  base,
  publicDir: false,
  plugins: [react(), clientThenServer(), withoutPageScripts(), portalAssets(base, () => path.join(outDir, 'client'))],
  // Everything is bundled, so that the renderer starts quickly and needs nothing beside it.
  ssr: { noExternal: true },
  build: { assetsInlineLimit: 0, target: targets, cssTarget: targets, reportCompressedSize: false },
  builder: {
    async buildApp(builder) {
      await builder.build(builder.environments.client!);
      await builder.build(builder.environments.ssr!);
    },
  },
});
