import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const SOURCES = join(import.meta.dirname, '..');

/** What a document, a sender or a colleague wrote, by the names that it has in contracts. */
const WRITTEN =
  'patientName|documentTitle|fileName|sourceName|holderName|authorName|actorName|claimedByName|assigneeName|birthFamily|author|custodian|firstNumber';

/** Text that is painted as it came: `>{row.fileName}<`, `{patientName ?? …}`. */
const RAW = new RegExp(`(?:>|\\n)\\s*\\{(?:\\w+\\.)*(?:${WRITTEN})(?: \\?\\?[^}]*)?\\}(?!<\\/AsWritten>)`, 'g');

const rawUses = (source: string): string[] => [...source.matchAll(RAW)].map(([use]) => use.trim());

it('whatever came from outside is painted with AsWritten', () => {
  const found = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.tsx'))
    .flatMap((path) => rawUses(readFileSync(join(SOURCES, path), 'utf8')).map((use) => `${path}: ${use}`));
  expect(found).toEqual([]);
});

it.each(['<p>{row.fileName}</p>', '<strong>{patientName ?? t`nobody`}</strong>', '<b>\n  {author}\n</b>'])(
  'finds %s',
  (source) => {
    expect(rawUses(source)).toHaveLength(1);
  },
);
