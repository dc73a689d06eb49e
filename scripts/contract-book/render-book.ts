import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { FacilitySetUp } from '../../packages/contracts/src/index.ts';
import { root } from '../../packages/drift/src/contract-sources.ts';
import { type Declared, type Examples, readBook } from './read-book.ts';
import { writeChapters } from './write-chapters.ts';
import { writeOpenApi } from './write-open-api.ts';

const Package = z.object({ version: z.string() });

/** The form of the file that `mailroom set-up` reads, for editors: the file names it as `$schema`. */
const setUpSchema = () => ({ title: 'mailroom set-up', ...z.toJSONSchema(FacilitySetUp, { io: 'input' }) });

/** The files of the book, by name, as the contracts and the recorded examples make them. */
export const renderBook = (declared: Declared, examples: Examples): Record<string, string> => {
  const entries = readBook(declared, examples);
  const { version } = Package.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  return {
    ...writeChapters(entries),
    'openapi.json': `${JSON.stringify(writeOpenApi(entries, version), null, 2)}\n`,
    'facilities.schema.json': `${JSON.stringify(setUpSchema(), null, 2)}\n`,
  };
};
