import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { mantineVariables } from './web/build/mantine-variables.ts';
import { targets } from './web/build/targets.ts';
import { themeStart } from './web/build/theme-start.ts';

/** The gallery: every part in every state, and the desk's screens on drawn data. Only for looking; nothing ships it. */
export default defineConfig({
  root: path.join(import.meta.dirname, 'web/gallery'),
  base: '/',
  publicDir: false,
  plugins: [react(), mantineVariables(), themeStart()],
  server: { fs: { allow: [import.meta.dirname] } },
  worker: { format: 'es' },
  build: {
    outDir: path.resolve(import.meta.dirname, process.env.WEB_OUT_DIR ?? 'dist', 'gallery'),
    emptyOutDir: true,
    target: targets,
    cssTarget: targets,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        states: path.join(import.meta.dirname, 'web/gallery/states.html'),
        desk: path.join(import.meta.dirname, 'web/gallery/index.html'),
      },
    },
  },
});
