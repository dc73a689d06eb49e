import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { checkFirstWords } from './check-first-words.ts';
import { compileSchemas } from './compile-schemas.ts';
import { contractPlugin } from './contract-facts.ts';
import { linguiPlugins } from './lingui-plugins.ts';
import { mantineStyles } from './mantine-styles.ts';
import { pdfjsAssets } from './pdfjs-assets.ts';

/** The parts that `defer` declares. */
const DEFERRED =
  /[\\/](notifications|user-dropdown|drop-target|incidents-button|document-pane|undo-toast|bulk-bar|filter-dropdown|received-popover|session-guard|facility-switch)\.tsx$/;

const root = import.meta.dirname;
const api = `http://127.0.0.1:${process.env['API_PORT'] ?? '3000'}`;

export default defineConfig(({ command }) => ({
  root,
  plugins: [
    tanstackRouter({
      target: 'react',
      routesDirectory: `${root}/src/routes`,
      generatedRouteTree: `${root}/src/routeTree.gen.ts`,
      // Pages that come later are parts like any other (`loadPart`): the router would reload the page when one does not come.
      autoCodeSplitting: false,
      addExtensions: '.tsx',
      disableLogging: true,
    }),
    react(),
    linguiPlugins({ isStrict: command === 'build' }),
    checkFirstWords(root),
    contractPlugin(),
    pdfjsAssets(),
    mantineStyles(),
    compileSchemas({
      files: [`${root}/src/features/worklist/view-schema.ts`, `${root}/src/platform/errors/refusal-schema.ts`],
      reader: `${root}/src/platform/loading/json-schema.ts`,
    }),
  ],
  build: {
    outDir: 'dist/client',
    // A font or an image as `data:` is refused by the content security policy.
    assetsInlineLimit: 0,
    // pdf.js alone is more than the default, and comes only with the first PDF.
    chunkSizeWarningLimit: 700,
    manifest: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Apart, so that libraries stay in the browser's cache when a release changes Mailroom's own code only.
            { name: 'libraries', tags: ['$initial'], test: /[\\/]node_modules[\\/]/, priority: 1 },
            { name: 'worklist', tags: ['$initial'], test: /[\\/]src[\\/](?!main\.)/ },
            // What is deferred comes in one piece: each style sheet that arrives makes the browser lay the page out again.
            { name: 'deferred', test: DEFERRED },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    port: Number(process.env['WEB_PORT'] ?? 5173),
    proxy: { '/trpc': api, '/attachments': api, '/contracts': api, '^/sign-in/.+': api },
  },
}));
