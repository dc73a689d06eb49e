import { z } from 'zod';
import { contract } from '../contract.ts';
import { READING_ROLES } from '../session/role.ts';

export const ReadNarrativeInput = z.strictObject({ attachmentId: z.uuid() });

/** Emphasis of a run of text (CDA R2 narrative `content/@styleCode`, `sub`, `sup`). */
export const NarrativeMark = z.enum(['bold', 'italic', 'underline', 'sub', 'sup']);
export type NarrativeMark = z.infer<typeof NarrativeMark>;

/** A run of text, or a line break. */
export const NarrativeInline = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string(), marks: z.array(NarrativeMark) }),
  z.strictObject({ kind: z.literal('break') }),
]);
export type NarrativeInline = z.infer<typeof NarrativeInline>;

/**
 * A block of the narrative: the few shapes that CDA R2's narrative schema (NarrativeBlock.xsd) has, with no markup,
 * links or scripts left in it, so that a client can only paint it as text.
 */
export type NarrativeBlock =
  | { kind: 'paragraph'; caption: string | null; inlines: NarrativeInline[] }
  | { kind: 'list'; caption: string | null; isOrdered: boolean; items: NarrativeBlock[][] }
  | { kind: 'table'; caption: string | null; rows: NarrativeRow[] };
export interface NarrativeRow {
  isHeader: boolean;
  cells: { isHeader: boolean; columns: number; rows: number; blocks: NarrativeBlock[] }[];
}

export const NarrativeBlock: z.ZodType<NarrativeBlock> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paragraph'), caption: z.string().nullable(), inlines: z.array(NarrativeInline) }),
  z.strictObject({
    kind: z.literal('list'),
    caption: z.string().nullable(),
    isOrdered: z.boolean(),
    items: z.array(z.array(z.lazy(() => NarrativeBlock))),
  }),
  z.strictObject({
    kind: z.literal('table'),
    caption: z.string().nullable(),
    rows: z.array(
      z.strictObject({
        isHeader: z.boolean(),
        cells: z.array(
          z.strictObject({
            isHeader: z.boolean(),
            columns: z.int().min(1),
            rows: z.int().min(1),
            blocks: z.array(z.lazy(() => NarrativeBlock)),
          }),
        ),
      }),
    ),
  }),
]);

/** One section; `depth` is 1 for a section of the document, 2 for a section within it, and so on. */
export const NarrativeSection = z.strictObject({
  depth: z.int().min(1),
  title: z.string().nullable(),
  blocks: z.array(NarrativeBlock),
});
export type NarrativeSection = z.infer<typeof NarrativeSection>;

export const ReadNarrativeOutput = z.strictObject({ sections: z.array(NarrativeSection) });

/** The text of a CDA document, as its author wrote it for people. */
export const readNarrative = contract({
  kind: 'query',
  roles: READING_ROLES,
  input: ReadNarrativeInput,
  output: ReadNarrativeOutput,
  refusals: ['NotSignedIn', 'NarrativeNotFound', 'NarrativeAwaited', 'InputInvalid'],
  audit: ['narrative-read'],
  // What is read is audited; two more have a text made anew whose file is lost.
  budget: { statements: 3, externalCalls: 0, bytes: 5_000_000 },
});
