import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { ClinicalDocument } from '../../../api/src/features/extraction/formats/cda/cda-r2.ts';
import { readAttachments } from '../../../api/src/features/extraction/formats/cda/read-attachments.ts';
import { readCda } from '../../../api/src/features/extraction/formats/cda/read-cda.ts';
import { readParents, readVersion } from '../../../api/src/features/extraction/formats/cda/read-version.ts';
import { readElement } from '../../../api/src/features/extraction/read-element.ts';
import { scanXml } from '../../../api/src/features/extraction/scan-xml.ts';
import type { XmlElement } from '../../../api/src/features/extraction/xml-element.ts';
import type { Canary, GateResult } from '../gate.ts';
import { formatMutantsOf } from '../mutants/format-mutants.ts';
import { cdaJsonSchema, countCorpus } from '../samples/format-corpus.ts';
import { type Alteration, alterationsOf, documentsOf, xmlOf } from '../samples/format-documents.ts';
import { parsedBy } from '../samples/format-oracle.ts';
import { differencesOf, printCounts, unreviewed, writeFormat } from '../samples/reviewed-format.ts';

const DOCUMENTS = 160;
/** How many of them are altered in each of their places. */
const ALTERED = 6;
/** As many suffice to notice a reader that is blind to a kind of alteration, and that nothing is noticed where nothing changed. */
const FEW = 20;
/** After every date that a document is generated with. */
const RECEIVED_AT = new Date('2026-01-01');

/** Writes what this tree reads of CDA, and what becomes of the corpus. */
export const writeCda = async (): Promise<string> =>
  writeFormat('cda', { counts: await countCorpus(), schema: cdaJsonSchema() });

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

/** What a clerk sees of a document. Files come last: to unpack them costs most, and most mutants are noticed before. */
const VIEWS: readonly ((document: ClinicalDocument) => unknown)[] = [
  (document) => [readCda(document, RECEIVED_AT), readVersion(document), readParents(document)],
  ({ component }) => readAttachments(component),
];
type View = (typeof VIEWS)[number];

const shownBy = (schema: z.ZodObject, root: XmlElement, view: View): string => {
  const reading = readElement(schema, root);
  if (reading.kind === 'refused') return reading.reason;
  if (reading.kind === 'exceeds') return 'limits';
  try {
    // A mutant's reading is wrong on purpose: what its consumers make of it is the question.
    return JSON.stringify(view(reading.value as ClinicalDocument));
  } catch {
    return 'thrown';
  }
};

interface Shown {
  tree: XmlElement;
  view: View;
  text: string;
}

const shownOf = (trees: readonly XmlElement[]): Shown[] =>
  VIEWS.flatMap((view) => trees.map((tree) => ({ tree, view, text: shownBy(ClinicalDocument, tree, view) })));

const isNoticed = (schema: z.ZodObject, shown: readonly Shown[]): boolean =>
  shown.some(({ tree, view, text }) => shownBy(schema, tree, view) !== text);

const canariesOf = (alterations: readonly Alteration[], trees: readonly XmlElement[]): Canary[] => {
  const reviewed = { counts: { ccda: { fits: 2 } }, schema: { a: 1 } };
  const differences = (counts: Record<string, Record<string, number>> | null, schema: unknown) =>
    differencesOf(reviewed, { counts, schema });
  const few = trees.slice(0, FEW);
  const [first] = few;
  const readsTheFirst: Read = () => (first === undefined ? null : readAsShipped(first));
  return [
    { name: 'what was reviewed', isCaught: differences({ ccda: { fits: 2 } }, { a: 1 }).length === 0 },
    {
      name: 'another count',
      isCaught: differences({ ccda: { fits: 1, 'no-patient': 1 } }, { a: 1 }).length === 2,
    },
    { name: 'another schema', isCaught: differences(null, { a: 2 }).length === 1 },
    { name: 'a generated document that is refused', isCaught: refusedAmong(trees).length > 0 },
    { name: 'a field that nothing reads', isCaught: !isNoticed(ClinicalDocument, shownOf(few)) },
    ...[...Map.groupBy(alterations, ({ kind }) => kind)].map(([kind, altered]) => ({
      name: `a reader that does not see: ${kind}`,
      isCaught: misread(altered.slice(0, FEW), readsTheFirst).includes(kind),
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
  const altered = alterations.map(({ document }) => document);
  // Most mutants are noticed in what was not altered.
  const shown = [...shownOf(generated), ...shownOf(altered)];
  const mutants = formatMutantsOf(ClinicalDocument);
  const survivors = mutants.filter(({ schema }) => !isNoticed(schema, shown));
  const counts = await countCorpus();
  const refused = refusedAmong(generated);
  return {
    title: 'Formats of documents: CDA',
    lines: [
      counts === null
        ? 'CDA R2: the corpus (../shared/data) is not on this machine; only generated documents are read.'
        : `CDA R2, corpus: ${printCounts(counts)}.`,
      `${generated.length} documents generated from the schema, ${alterations.length} alterations of ${ALTERED} of them.`,
      `${mutants.length} mutants of the schema, ${survivors.length} survive.`,
    ],
    failures: [
      ...unreviewed('cda', { counts, schema: cdaJsonSchema() }),
      ...(refused.length === 0 ? [] : [`${refused.length} generated documents are refused`]),
      ...misread(alterations, readAsShipped).map((kind) => `read otherwise than the schema says: ${kind}`),
      ...survivors.map(({ id }) => `survivor: ${id}: no reader notices`),
    ],
    mutants: { killed: mutants.length - survivors.length, total: mutants.length },
    canaries: canariesOf(alterations, [...generated, ...altered]),
  };
};
