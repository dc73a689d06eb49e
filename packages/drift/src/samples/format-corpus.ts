import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ClinicalDocument } from '../../../api/src/features/extraction/formats/cda/cda-r2.ts';
import { readDocument } from '../../../api/src/features/extraction/read-document.ts';
import { placeOf } from '../../../api/src/features/extraction/xml-schema.ts';
import { root } from '../contract-sources.ts';
import { countOutcomes, type OutcomeCounts } from './reviewed-format.ts';

const CORPUS = join(root, '../shared/data');
const KINDS = ['ccda', 'ccda-snippet', 'cda-eu', 'hostile-xml'];

/** What becomes of every file of the corpus; null where this machine does not have it. */
export const countCorpus = async (): Promise<OutcomeCounts | null> => {
  if (!existsSync(CORPUS)) return null;
  const counts: OutcomeCounts = {};
  for (const kind of KINDS) counts[kind] = await countFolder(join(CORPUS, kind));
  return counts;
};

const countFolder = async (folder: string): Promise<Record<string, number>> => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const outcomes = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const outcome = await readDocument(readFileSync(join(parentPath, name)), new Date('2026-01-01'));
      return outcome.kind === 'read' ? 'fits' : outcome.reason;
    }),
  );
  return countOutcomes(outcomes);
};

/** The schema with the place of each of its fields, and what is refused where it does not fit. */
export const cdaJsonSchema = (): unknown =>
  z.toJSONSchema(ClinicalDocument, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const place = placeOf(zodSchema);
      if (place === null) return;
      Object.assign(jsonSchema, { 'x-at': place.at });
      if ('most' in place) Object.assign(jsonSchema, { 'x-at-most': place.most });
      if ('reason' in place && place.reason !== null) Object.assign(jsonSchema, { 'x-refused-as': place.reason });
    },
  });
