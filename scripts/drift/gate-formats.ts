import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { ClinicalDocument } from '../../packages/api/src/features/extraction/cda-r2.ts';
import { readAttachments } from '../../packages/api/src/features/extraction/read-attachments.ts';
import { readCda } from '../../packages/api/src/features/extraction/read-cda.ts';
import { readElement } from '../../packages/api/src/features/extraction/read-element.ts';
import { scanXml } from '../../packages/api/src/features/extraction/scan-xml.ts';
import type { XmlElement } from '../../packages/api/src/features/extraction/xml-element.ts';
import { root } from './contract-sources.ts';
import { cdaJsonSchema, countCorpus, OutcomeCounts } from './format-corpus.ts';
import { type Alteration, alterationsOf, documentsOf, xmlOf } from './format-documents.ts';
import { formatMutantsOf } from './format-mutants.ts';
import { parsedBy } from './format-oracle.ts';
import type { Canary, GateResult } from './gate.ts';

const FILE = join(root, 'docs/formats/cda.json');
const DOCUMENTS = 96;
/** How many of them are altered in each of their places. */
const ALTERED = 16;

const Format = z.strictObject({ counts: OutcomeCounts, schema: z.unknown() });
type Format = z.infer<typeof Format>;

/** Writes what this tree reads of CDA, and what becomes of the corpus. */
export const writeFormats = async (): Promise<string> => {
  const counts = await countCorpus();
  if (counts === null) throw new Error('Without the corpus there is nothing to count.');
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(FILE, `${JSON.stringify({ counts, schema: cdaJsonSchema() }, null, 2)}\n`);
  return FILE;
};

/** Where counts and schema of this tree are not the ones that were reviewed. */
const unreviewed = (reviewed: Format, counts: OutcomeCounts | null, schema: unknown): string[] => [
  ...(isDeepStrictEqual(reviewed.schema, schema) ? [] : ['the schema is not the one in docs/formats/cda.json']),
  ...Object.entries(counts ?? {}).flatMap(([kind, outcomes]) => {
    const before = reviewed.counts[kind] ?? {};
    const names = [...new Set([...Object.keys(before), ...Object.keys(outcomes)])];
    return names
      .filter((name) => before[name] !== outcomes[name])
      .map((name) => `${kind}: ${name} was ${before[name] ?? 0}, is ${outcomes[name] ?? 0}`);
  }),
];

type Read = (root: XmlElement) => unknown;

const readAsShipped: Read = (root) => {
  const reading = readElement(ClinicalDocument, root);
  return reading.kind === 'fits' ? reading.value : null;
};

const refusedAmong = (documents: readonly XmlElement[]) =>
  documents.filter((document) => readAsShipped(document) === null);

/** The tree that the parser makes of a document's text. */
const scanned = (document: XmlElement): XmlElement => {
  const scan = scanXml(new TextEncoder().encode(xmlOf(document)));
  if (scan.kind === 'refused') throw new Error(`A generated document is refused: ${scan.reason}`);
  return scan.root;
};

/** The kinds of alterations of which a reader read something else than the schema says. */
const misread = (alterations: readonly Alteration[], read: Read): string[] => [
  ...new Set(
    alterations
      .filter(({ document }) => !isDeepStrictEqual(read(document), parsedBy(ClinicalDocument, document)))
      .map(({ kind }) => kind),
  ),
];

/** What a clerk would see of a tree that was read through a schema. */
const shownBy = (schema: z.ZodObject, root: XmlElement): string => {
  const reading = readElement(schema, root);
  if (reading.kind === 'refused') return reading.reason;
  // A mutant's reading is wrong on purpose: what its consumers make of it is the question.
  const document = reading.value as ClinicalDocument;
  try {
    const files = readAttachments(document.component).map(({ sha256, mediaType }) => [sha256, mediaType]);
    return JSON.stringify([readCda(document), files]);
  } catch {
    return 'thrown';
  }
};

const isNoticed = (schema: z.ZodObject, trees: readonly XmlElement[], shown: readonly string[]): boolean =>
  trees.some((tree, index) => shownBy(schema, tree) !== shown[index]);

const canariesOf = (alterations: readonly Alteration[], trees: readonly XmlElement[], shown: string[]): Canary[] => {
  const reviewed = { counts: { ccda: { fits: 2 } }, schema: { a: 1 } };
  const blindTo =
    (blind: Alteration['kind'][]): Read =>
    (root) =>
      blind.includes(alterations.find(({ document }) => document === root)?.kind ?? 'renamed')
        ? readAsShipped(alterations[0]?.document ?? root)
        : readAsShipped(root);
  const kinds = [...new Set(alterations.map(({ kind }) => kind))];
  return [
    { name: 'what was reviewed', isCaught: unreviewed(reviewed, { ccda: { fits: 2 } }, { a: 1 }).length === 0 },
    {
      name: 'another count',
      isCaught: unreviewed(reviewed, { ccda: { fits: 1, 'no-patient': 1 } }, { a: 1 }).length === 2,
    },
    { name: 'another schema', isCaught: unreviewed(reviewed, null, { a: 2 }).length === 1 },
    { name: 'a generated document that is refused', isCaught: refusedAmong(trees).length > 0 },
    { name: 'a field that nothing reads', isCaught: !isNoticed(ClinicalDocument, trees, shown) },
    ...kinds.map((kind) => ({
      name: `a reader that does not see: ${kind}`,
      isCaught: misread(alterations, blindTo([kind])).includes(kind),
    })),
  ];
};

/** Gate 5: what is read of documents, against its schema and against what it came to in a corpus. */
export const checkFormats = async (): Promise<GateResult> => {
  const written = documentsOf(ClinicalDocument, DOCUMENTS);
  const generated = written.map(scanned);
  const alterations = written
    .slice(0, ALTERED)
    .flatMap(alterationsOf)
    .map(({ kind, document }) => ({ kind, document: scanned(document) }));
  const trees = [...generated, ...alterations.map(({ document }) => document)];
  const shown = trees.map((tree) => shownBy(ClinicalDocument, tree));
  const mutants = formatMutantsOf(ClinicalDocument);
  const survivors = mutants.filter(({ schema }) => !isNoticed(schema, trees, shown));
  const counts = await countCorpus();
  const reviewed = existsSync(FILE) ? Format.parse(JSON.parse(readFileSync(FILE, 'utf8'))) : null;
  const refused = refusedAmong(generated);
  return {
    title: 'Formats of documents',
    lines: [
      counts === null
        ? 'CDA R2: the corpus (../shared/data) is not on this machine; only generated documents are read.'
        : `CDA R2, corpus: ${Object.entries(counts).map(printCounts).join('; ')}.`,
      `${generated.length} documents generated from the schema, ${alterations.length} alterations of ${ALTERED} of them.`,
      `${mutants.length} mutants of the schema, ${survivors.length} survive.`,
      'HL7 v2 and FHIR are not read yet: the product reads neither outside v1.',
    ],
    failures: [
      ...(reviewed === null ? ['docs/formats/cda.json is missing: npm run drift -- --formats'] : []),
      ...(reviewed === null ? [] : unreviewed(reviewed, counts, cdaJsonSchema())),
      ...(refused.length === 0 ? [] : [`${refused.length} generated documents are refused`]),
      ...misread(alterations, readAsShipped).map((kind) => `read otherwise than the schema says: ${kind}`),
      ...survivors.map(({ id }) => `survivor: ${id}: no reader notices`),
    ],
    mutants: { killed: mutants.length - survivors.length, total: mutants.length },
    canaries: canariesOf(alterations, trees, shown),
  };
};

const printCounts = ([kind, outcomes]: [string, Record<string, number>]): string =>
  `${kind} ${Object.entries(outcomes)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')}`;
