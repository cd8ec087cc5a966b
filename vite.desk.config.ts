import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { mantineVariables } from './web/build/mantine-variables.ts';
import { targets } from './web/build/targets.ts';
import { themeStart } from './web/build/theme-start.ts';

// WEB_OUT_DIR, or --outDir on the command line, moves the output; paths are relative to the project.
const outDir = path.resolve(import.meta.dirname, process.env.WEB_OUT_DIR ?? 'dist', 'desk');

export default defineConfig({
  root: path.join(import.meta.dirname, 'web/desk'),
  base: '/',
  publicDir: false,
  plugins: [react(), mantineVariables(), themeStart()],
  server: { fs: { allow: [import.meta.dirname] } },
  worker: { format: 'es' },
  build: {
    outDir,
    emptyOutDir: true,
    assetsDir: 'assets',
    // One style sheet: the order of its rules must not depend on which page was opened first.
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    target: targets,
    cssTarget: targets,
    // The polyfill for old browsers would be an inline script.
    modulePreload: { polyfill: false },
    manifest: true,
    reportCompressedSize: false,
  },
});
