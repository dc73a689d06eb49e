import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../../packages/drift/src/contract-sources.ts';
import { type Declared, type Examples, readBook } from './read-book.ts';
import { writeChapters } from './write-chapters.ts';
import { writeOpenApi } from './write-open-api.ts';

const Package = z.object({ version: z.string() });

/** The files of the book, by name, as the contracts and the recorded examples make them. */
export const renderBook = (declared: Declared, examples: Examples): Record<string, string> => {
  const entries = readBook(declared, examples);
  const { version } = Package.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  return {
    ...writeChapters(entries),
    'openapi.json': `${JSON.stringify(writeOpenApi(entries, version), null, 2)}\n`,
  };
};
