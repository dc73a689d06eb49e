import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** The folders of pdfjs-dist that it fetches when a PDF needs them: character maps, fonts, image decoders. */
const FOLDERS = ['cmaps', 'standard_fonts', 'wasm'];

/** Serves pdf.js its own data files from our origin, under a folder named by version so that they may be cached for good. */
export const pdfjsAssets = (): Plugin => {
  const require = createRequire(import.meta.url);
  const root = dirname(require.resolve('pdfjs-dist/package.json'));
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const base = `assets/pdfjs-${version}`;
  return {
    name: 'mailroom:pdfjs-assets',
    config: () => ({ define: { PDFJS_ASSETS: JSON.stringify(`/${base}/`) } }),
    generateBundle() {
      for (const folder of FOLDERS) {
        for (const file of readdirSync(join(root, folder))) {
          const source = readFileSync(join(root, folder, file));
          this.emitFile({ type: 'asset', fileName: `${base}/${folder}/${file}`, source });
        }
      }
    },
    configureServer(server) {
      server.middlewares.use(`/${base}`, (request, response, next) => {
        const [, folder = '', file = ''] = (request.url ?? '').split('/');
        if (!FOLDERS.includes(folder)) return next();
        createReadStream(join(root, folder, basename(file)))
          .on('error', () => next())
          .pipe(response);
      });
    },
  };
};
