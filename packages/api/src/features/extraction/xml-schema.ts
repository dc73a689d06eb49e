import type { UnreadableReason } from '@mailroom/contracts';
import { z } from 'zod';

/** Why a tree is no document of a schema. */
type Reason = Extract<UnreadableReason, 'not-a-clinical-document'>;

/** The characters of a text and the members of a list, where a schema says nothing else; see `reading-limits.ts`. */
const MAX_CHARACTERS = 500;
const MAX_MEMBERS = 100;

/**
 * Where in the XML a field of an {@link element} stands. With a reason, the document is refused where it does not fit; and
 * it is refused where there is more than `most`, of which nothing is left out in silence.
 */
export type Place =
  /** The element's own name, or its namespace. */
  | { at: 'name' | 'namespace'; leaf: z.ZodType; reason: Reason | null }
  /** An attribute called as the field. */
  | { at: 'attribute'; leaf: z.ZodType; most: number }
  /** All text within, on one line. */
  | { at: 'text'; leaf: z.ZodType; most: number }
  /** What stands directly in the element, as it is written. */
  | { at: 'own-text'; leaf: z.ZodType; most: number }
  /** The first child element called as the field. */
  | { at: 'first'; of: z.ZodObject }
  /** Every child element called as the field; child elements of any name that fits; elements at any depth whose name and literal attributes fit. */
  | { at: 'every' | 'parts' | 'within'; of: z.ZodObject; most: number };

/** Not `z.registry`, whose metadata type would contain itself. */
const places = new WeakMap<z.core.$ZodType, Place>();

/** The place of a field; null for what is no field of an element. */
export const placeOf = (schema: z.core.$ZodType): Place | null => places.get(schema) ?? null;

const placed = <Schema extends z.core.$ZodType>(schema: Schema, place: Place): Schema => {
  places.set(schema, place);
  return schema;
};

/** Whether a leaf is one of few values; also one that is written in several ways, and is one of few once it is read. */
export const isLiteral = (leaf: z.core.$ZodType): boolean =>
  leaf instanceof z.ZodLiteral || (leaf instanceof z.ZodPipe && isLiteral(leaf.out));

/** An element of the namespace of HL7 v3 by its fields. */
export const element = <Shape extends z.core.$ZodShape>(shape: Shape) => z.strictObject(shape);

/** The name of the element itself, where it may have several. */
export const ownName = <Name extends z.ZodType>(leaf: Name) => placed(leaf, { at: 'name', leaf, reason: null });

/** The name without which a document is refused. */
export const requiredName = <Name extends string>(name: Name, reason: Reason) => {
  const leaf = z.literal(name, reason);
  return placed(leaf, { at: 'name', leaf, reason });
};

/** The namespace without which a document is refused. */
export const requiredNamespace = <Name extends string>(name: Name, reason: Reason) => {
  const leaf = z.literal(name, reason);
  return placed(leaf, { at: 'namespace', leaf, reason });
};

/** An attribute, which is null where it is missing, blank, or not of its type. */
export const attribute = <Leaf extends z.ZodType>(leaf: Leaf, most = MAX_CHARACTERS) =>
  placed(
    z.nullable(leaf).catch(() => null),
    { at: 'attribute', leaf, most },
  );

export const text = (most = MAX_CHARACTERS, leaf = z.string()) => placed(leaf.nullable(), { at: 'text', leaf, most });

export const ownText = <Leaf extends z.ZodType>(leaf: Leaf, most: number) =>
  placed(leaf, { at: 'own-text', leaf, most });

/** The first of a name, or null: what the standard requires once, may be missing, and may come twice. */
export const first = <Of extends z.ZodObject>(of: Of) => placed(z.nullable(of), { at: 'first', of });

export const every = <Of extends z.ZodObject>(of: Of, most = MAX_MEMBERS) =>
  placed(z.array(of), { at: 'every', of, most });

export const parts = <Of extends z.ZodObject>(of: Of, most = MAX_MEMBERS) =>
  placed(z.array(of), { at: 'parts', of, most });

export const within = <Of extends z.ZodObject>(of: Of, most = MAX_MEMBERS) =>
  placed(z.array(of), { at: 'within', of, most });
