import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A path of this repository, quoted in a document: it begins with a folder or file that is tracked at the top. */
const PATH = /`((?:packages|scripts|docs|\.ci)\/[\w./@-]+)`|\]\((?!https?:|#)([^)\s#]+)[^)\s]*\)/g;

/** The paths that a document quotes and that are not there. */
export const missingPaths = (document: string, folder: string): string[] =>
  [...document.matchAll(PATH)].flatMap(([, quoted, linked]) => {
    const path = quoted === undefined ? join(folder, linked ?? '') : join(root, quoted);
    return existsSync(path) ? [] : [quoted ?? linked ?? ''];
  });

if (import.meta.main) {
  const documents = globSync(['*.md', 'docs/**/*.md', 'packages/*/*.md'], { cwd: root });
  const missing = documents.flatMap((name) =>
    missingPaths(readFileSync(join(root, name), 'utf8'), dirname(join(root, name))).map((path) => `${name}: ${path}`),
  );
  for (const line of missing) process.stderr.write(`${line} is quoted but does not exist\n`);
  process.exitCode = missing.length === 0 ? 0 : 1;
}
