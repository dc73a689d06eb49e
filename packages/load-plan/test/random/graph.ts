import fc from 'fast-check';
import { SCALARS, type ScalarKind } from './scalars.ts';

/** Draws a value: the imperative face of fast-check, which still shrinks. */
export type Draw = <T>(arbitrary: fc.Arbitrary<T>) => T;

export interface Scalar {
  readonly kind: 'scalar';
  readonly name: string;
  readonly scalar: ScalarKind;
  readonly isNullable: boolean;
  readonly column: string | null;
}

export interface Embedded {
  readonly kind: 'embedded';
  readonly name: string;
  readonly isNullable: boolean;
  readonly properties: readonly (Scalar | Embedded)[];
}

export interface ToOne {
  readonly kind: 'one';
  readonly name: string;
  readonly target: number;
  readonly isNullable: boolean;
  readonly isRef: boolean;
  /** Each target is pointed at once at most. */
  readonly isUnique: boolean;
  /** Name of the property on the other side; null for none. */
  readonly inverse: string | null;
}

export interface ToMany {
  readonly kind: 'many';
  readonly name: string;
  readonly target: number;
  readonly inverse: string | null;
}

export interface EntityDraft {
  readonly name: string;
  readonly table: string;
  readonly schema: string | null;
  readonly keys: readonly Scalar[];
  readonly properties: readonly (Scalar | Embedded | ToOne | ToMany)[];
}

/** Entities as plain data, the root first. */
export type Graph = readonly EntityDraft[];

/** Names that have to be quoted, and names that are SQL's own. */
const COLUMNS = [null, null, 'Camel Case', 'select', 'order', "it's", 'ünï'];

const scalarNamed = (name: string): ScalarKind => {
  const found = SCALARS.find((scalar) => scalar.name === name);
  if (!found) throw new Error(`no scalar ${name}`);
  return found;
};

const drawScalar = (draw: Draw, name: string): Scalar => {
  const column = draw(fc.constantFrom(...COLUMNS));
  return {
    kind: 'scalar',
    name,
    scalar: draw(fc.constantFrom(...SCALARS)),
    isNullable: draw(fc.boolean()),
    column: column === null ? null : `${column} ${name}`,
  };
};

/** Keys of text: not the names of JavaScript's own properties, under which MikroORM's maps lose rows. */
const textKey: ScalarKind = {
  ...scalarNamed('text'),
  values: fc.constantFrom('', "'", 'a b', 'Zoë', '🏔', '"', 'NULL', 'x').map((value) => `key ${value}`),
};

const KEY_KINDS = [scalarNamed('uuid'), scalarNamed('integer'), scalarNamed('bigint'), textKey];

const drawKeys = (draw: Draw): Scalar[] => {
  const count = draw(fc.constantFrom(1, 1, 1, 2));
  return Array.from({ length: count }, (_, index) => ({
    kind: 'scalar' as const,
    name: `key${index}`,
    scalar: draw(fc.constantFrom(...KEY_KINDS)),
    isNullable: false,
    column: draw(fc.constantFrom(null, `Key ${index}`)),
  }));
};

const drawEmbedded = (draw: Draw, name: string, depth: number): Embedded => ({
  kind: 'embedded',
  name,
  isNullable: draw(fc.boolean()),
  properties: [
    drawScalar(draw, 'first'),
    drawScalar(draw, 'second'),
    ...(depth > 0 && draw(fc.boolean()) ? [drawEmbedded(draw, 'inner', depth - 1)] : []),
  ],
});

const drawToOne = (draw: Draw, index: number, count: number): ToOne => {
  const target = draw(fc.nat({ max: count - 1 }));
  return {
    kind: 'one',
    name: `one${index}`,
    target,
    // Rows are made in order: a row that must point at another points at an entity made before.
    isNullable: target <= index ? true : draw(fc.boolean()),
    isRef: draw(fc.boolean()),
    isUnique: draw(fc.constantFrom(false, false, true)),
    inverse: draw(fc.constantFrom(null, `back${index}`)),
  };
};

/** Draws entities that point at each other and at themselves. Those with a higher index are made first. */
export const drawGraph = (draw: Draw, prefix: string): Graph => {
  const count = draw(fc.integer({ min: 1, max: 3 }));
  // One schema for all: MikroORM looks for the pivots it makes itself in the schema of whoever asks.
  const schema = draw(fc.constantFrom(null, 'Other Schema'));
  return Array.from({ length: count }, (_, index): EntityDraft => {
    const scalars = Array.from({ length: draw(fc.integer({ min: 1, max: 5 })) }, (_, at) =>
      drawScalar(draw, `field${at}`),
    );
    const hasEmbedded = draw(fc.boolean());
    const ones = Array.from({ length: draw(fc.integer({ min: 0, max: 2 })) }, (_, at) => {
      const one = drawToOne(draw, index, count);
      return { ...one, name: `${one.name}x${at}`, inverse: one.inverse && `${one.inverse}x${at}` };
    });
    const target = draw(fc.nat({ max: count - 1 }));
    const manys: ToMany[] = draw(fc.boolean())
      ? [{ kind: 'many', name: `many${index}`, target, inverse: draw(fc.constantFrom(null, `among${index}`)) }]
      : [];
    return {
      name: `${prefix}Entity${index}`,
      table: `${prefix}${draw(fc.constantFrom('table', 'Table ', 'user'))}${index}`,
      schema,
      keys: drawKeys(draw),
      properties: [...scalars, ...(hasEmbedded ? [drawEmbedded(draw, 'lies', 1)] : []), ...ones, ...manys],
    };
  });
};
