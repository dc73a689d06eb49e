import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contractHashes } from './contract-hashes.ts';
import { linguiPlugins } from './lingui-plugins.ts';
import { pdfjsAssets } from './pdfjs-assets.ts';

const root = import.meta.dirname;
const api = `http://127.0.0.1:${process.env['API_PORT'] ?? '3000'}`;

export default defineConfig(({ command }) => ({
  root,
  plugins: [
    // The router comes before React, which must see the routes already split.
    tanstackRouter({
      target: 'react',
      routesDirectory: `${root}/src/routes`,
      generatedRouteTree: `${root}/src/routeTree.gen.ts`,
      autoCodeSplitting: true,
      addExtensions: '.tsx',
      disableLogging: true,
    }),
    react(),
    linguiPlugins({ isStrict: command === 'build' }),
    contractHashes(),
    pdfjsAssets(),
  ],
  build: {
    outDir: 'dist/client',
    // A font or an image as `data:` is refused by the content security policy.
    assetsInlineLimit: 0,
    // pdf.js alone is more than the default, and comes only with the first PDF.
    chunkSizeWarningLimit: 700,
  },
  server: {
    host: '127.0.0.1',
    port: Number(process.env['WEB_PORT'] ?? 5173),
    proxy: { '/trpc': api, '/attachments': api, '/contracts': api },
  },
}));
