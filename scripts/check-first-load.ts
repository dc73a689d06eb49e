import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';

const Manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    imports: z.array(z.string()).default([]),
    css: z.array(z.string()).default([]),
  }),
);
type Manifest = z.infer<typeof Manifest>;

/** What the browser loads before the first row of the worklist can be painted: the page, its route, one language. */
const START = /^(index\.html|src\/routes\/(index|__root)\.tsx.*)$/;
const LANGUAGE = /^src\/locales\/first-load\/.*\.po$/;

/** Bytes of gzip that a browser may have to load as JavaScript for the first rows. */
const MAX_SCRIPT_BYTES = 200_000;

interface LoadedFile {
  readonly file: string;
  readonly rawBytes: number;
  readonly gzipBytes: number;
}

interface FirstLoad {
  readonly scripts: readonly LoadedFile[];
  readonly styles: readonly LoadedFile[];
}

const withImports = (manifest: Manifest, keys: readonly string[]): Set<string> => {
  const reached = new Set<string>();
  const reach = (key: string): void => {
    if (reached.has(key)) return;
    reached.add(key);
    manifest[key]?.imports.forEach(reach);
  };
  keys.forEach(reach);
  return reached;
};

/** The files of the worklist's first load, as the built client in `folder` has them. */
export const readFirstLoad = (folder: string): FirstLoad => {
  const weigh = (file: string): LoadedFile => {
    const bytes = readFileSync(join(folder, file));
    return { file, rawBytes: bytes.length, gzipBytes: gzipSync(bytes).length };
  };
  const heaviestFirst = (files: Iterable<string>): LoadedFile[] =>
    [...new Set(files)].map(weigh).toSorted((left, right) => right.gzipBytes - left.gzipBytes);

  const manifest = Manifest.parse(JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')));
  const keys = Object.keys(manifest);
  const start = keys.filter((key) => START.test(key));
  if (start.length === 0) throw new Error('The manifest names no index.html: nothing would be counted');
  const [language] = heaviestFirst(
    keys.filter((key) => LANGUAGE.test(key)).flatMap((key) => manifest[key]?.file ?? []),
  );
  const chunks = [...withImports(manifest, start)].flatMap((key) => manifest[key] ?? []);
  return {
    scripts: heaviestFirst([
      ...chunks.map(({ file }) => file),
      ...(language === undefined ? [] : [language.file]),
      // Its first script stands in the page itself.
      'index.html',
    ]),
    styles: heaviestFirst(chunks.flatMap(({ css }) => css)),
  };
};

const total = (files: readonly LoadedFile[]): LoadedFile => ({
  file: 'together',
  rawBytes: files.reduce((sum, { rawBytes }) => sum + rawBytes, 0),
  gzipBytes: files.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0),
});

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1).padStart(8);

const toLine = ({ file, rawBytes, gzipBytes }: LoadedFile): string =>
  `${kilobytes(rawBytes)} ${kilobytes(gzipBytes)}  ${file}`;

/** The table of what counts, and whether it is too much. */
export const judgeFirstLoad = ({ scripts, styles }: FirstLoad, maxScriptBytes = MAX_SCRIPT_BYTES) => {
  const { gzipBytes } = total(scripts);
  const lines = [
    "The worklist's first load, in kB",
    '     raw     gzip  JavaScript',
    ...[...scripts, total(scripts)].map(toLine),
    '                   CSS',
    ...[...styles, total(styles)].map(toLine),
    `JavaScript: ${(gzipBytes / 1000).toFixed(1)} of at most ${maxScriptBytes / 1000} kB gzip`,
  ];
  return { isWithin: gzipBytes <= maxScriptBytes, table: lines.join('\n') };
};

if (import.meta.main) {
  const built = join(dirname(fileURLToPath(import.meta.url)), '../packages/web-client/dist/client');
  const { isWithin, table } = judgeFirstLoad(readFirstLoad(process.argv[2] ?? built));
  process.stdout.write(`${table}\n`);
  process.exitCode = isWithin ? 0 : 1;
}
