import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';

const SRC = join(import.meta.dirname, '../..');
const CATALOG = join(SRC, '../migrations/catalog.json');
const { policy: policies } = z
  .looseObject({ policy: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(CATALOG, 'utf8')));

/** The tables of which a policy hides the rows of restricted documents from whoever has not opened them. */
const HIDDEN = Object.entries(policies)
  .filter(([, text]) => /restricted\.restriction|verification shown/.test(text))
  .map(([name]) => name.split('.')[0] ?? '');
const TABLES = HIDDEN.join('|');
const ENTITIES = TABLES.replaceAll(/(^|_|(?<=\|))(\w)/g, (_, _gap, letter: string) => letter.toUpperCase());

/** What the ORM is asked of such a table, with its condition as far as it is written there. */
const BY_ORM = new RegExp(
  String.raw`\.(?:count|find|findOne|findOneOrFail|findAndCount|nativeUpdate|nativeDelete)\(\s*(?:${ENTITIES})\b,?\s*([^)]*)`,
  'g',
);
const ABOUT_ONE = /^\{\s*(?:document|verification|id)\b(?!\s*:\s*\{ \$ne)/;
/** A text of the source, which may be SQL. */
const TEXT = /`[^`]*`|'[^'\n]*'|"[^"\n]*"/g;
const IN_SQL = new RegExp(String.raw`\b(?:from|join|update)\s+(?:public\.)?(?:${TABLES})\b`, 'i');
const COUNTED = new RegExp(String.raw`countedRows\('(?:${TABLES})'`, 'g');
/** A statement about documents that it is given by their ids. */
const BY_DOCUMENT = /\b(?:document_id|document\.id)\s*=\s*(?:any\s*\()?\s*(?:\$\d|\?)/i;

/** What a source asks hidden rows by anything else than the document that they belong to. */
const questionsIn = (source: string): string[] => {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|(?<=\s)\/\/.*/g, '');
  const byOrm = [...code.matchAll(BY_ORM)].filter(([, condition = '']) => !ABOUT_ONE.test(condition));
  const inSql = [...code.matchAll(TEXT)].filter(([text]) => IN_SQL.test(text) && !BY_DOCUMENT.test(text));
  return [...byOrm, ...inSql, ...code.matchAll(COUNTED)].map(([text]) => text);
};

const ITSELF = 'Mailroom asks itself';
const SHOWS = 'it shows what is open, and decides nothing';

/** Why each of these may: to a person, hidden rows look like none. Who decides by that asks a function of the owner, or as Mailroom itself. */
const REASONS: Readonly<Record<string, string>> = {
  'features/audit/list-audit.ts': ITSELF,
  'features/audit/read-entries.ts': ITSELF,
  'features/documents/find-related-documents.ts':
    'what is unknown of a closed document keeps more from being filed, not less',
  'features/documents/prove-files.ts': ITSELF,
  'features/documents/remake-narrative.ts': 'by the id of one attachment that was just read',
  'features/intake/prove-ledger.ts': ITSELF,
  'features/intake/read-narrative.job.ts': ITSELF,
  'features/intake/read-older-narratives.ts': ITSELF,
  'features/intake/read-set-up.ts': ITSELF,
  'features/intake/set-up-facilities.ts': ITSELF,
  'features/integration/settle-effect.ts': ITSELF,
  'features/provisional/move-portions.ts': ITSELF,
  'features/provisional/watch-provisional.ts': ITSELF,
  'features/retention/count-due.ts': ITSELF,
  'features/retention/export-statements.ts': SHOWS,
  'features/review/step-back.ts': 'a closed document stays where the list shows it',
  'features/worklist/list-worklist.load-plan.ts': SHOWS,
};

it('who asks hidden rows about other documents than one says why: hidden is not the same as not there', () => {
  const asking = globSync('**/*.ts', { cwd: SRC, exclude: ['**/*.test.ts'] }).filter(
    (path) => questionsIn(readFileSync(join(SRC, path), 'utf8')).length > 0,
  );
  expect(HIDDEN).toContain('verification');
  expect(asking.toSorted()).toEqual(Object.keys(REASONS).toSorted());
});

it.each([
  'const others = await em.count(Verification, { patient: earlier.patient.id, document: { $ne: document.id } });',
  'if (await em.findOne(DocumentTag, { tag: tagId })) throw refuse();',
  "newest(`select document_id as id from attachment where sha256 = asked.sha256 and role = 'original'`);",
  "'select 1 from document join verification on verification.document_id = document.id where verification.patient_id = ?'",
  "formula(({ id }) => countedRows('document_tag', `document_tag.tag_id = ${id}`))",
])('the canary: this is such a question: %s', (source) => {
  expect(questionsIn(source)).toHaveLength(1);
});

it.each([
  'await em.findOne(Verification, { document: documentId }, { fields: [] });',
  "'select patient_id from verification where document_id = ?'",
  '// select 1 from verification',
])('and this is none: %s', (source) => {
  expect(questionsIn(source)).toEqual([]);
});
