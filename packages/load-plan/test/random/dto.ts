import fc from 'fast-check';
import { z } from 'zod';
import { inversesOf } from './define-graph.ts';
import type { Draw, Embedded, Graph, Scalar, ToMany, ToOne } from './graph.ts';

/** What loadPlan's mapping is, before it has types. */
type DrawnMapping = Record<
  string,
  { from: unknown; get?: (input: unknown) => unknown; orderBy?: Record<string, string> }
>;

export interface DrawnDto {
  readonly schema: z.ZodObject;
  readonly mapping: DrawnMapping;
}

interface Reach {
  readonly graph: Graph;
  readonly depth: number;
}

/** Everything that can be read of an entity, with what it leads to. */
interface Readable {
  readonly name: string;
  readonly kind: 'scalar' | 'embedded' | 'one' | 'list';
  readonly scalar: Scalar | null;
  readonly embedded: Embedded | null;
  readonly target: number | null;
  readonly isNullable: boolean;
  /** The same relation, from its other side. */
  readonly inverse: string | null;
}

const nothing = { scalar: null, embedded: null, target: null, isNullable: false, inverse: null };

const relation = ({ name, target, kind, inverse }: ToOne | ToMany, isNullable: boolean): Readable => ({
  ...nothing,
  name,
  kind: kind === 'one' ? 'one' : 'list',
  target,
  isNullable,
  inverse,
});

const embeddedReadables = ({ properties }: Pick<Embedded, 'properties'>): Readable[] =>
  properties.map((property) => ({
    ...nothing,
    name: property.name,
    kind: property.kind,
    isNullable: property.isNullable,
    ...(property.kind === 'scalar' ? { scalar: property } : { embedded: property }),
  }));

const readablesOf = (graph: Graph, index: number): Readable[] => {
  const draft = graph[index];
  if (!draft) return [];
  const own = [...draft.keys, ...draft.properties].map((property): Readable => {
    if (property.kind === 'one') return relation(property, property.isNullable);
    if (property.kind === 'many') return relation(property, false);
    return embeddedReadables({ properties: [property] })[0] ?? { ...nothing, name: '', kind: 'scalar' };
  });
  const inverses = inversesOf(graph, index).map(
    ({ name, owner, property }): Readable => ({
      ...nothing,
      name,
      kind: property.kind === 'one' && property.isUnique ? 'one' : 'list',
      target: owner,
      isNullable: true,
      inverse: property.name,
    }),
  );
  return [...own, ...inverses];
};

/**
 * What lies behind a readable. Not the way back: an entity that MikroORM reaches as the root and again as its own
 * relation's relation is one object, whose lists it does not load twice.
 */
const within = (graph: Graph, { embedded, target, inverse }: Readable): Readable[] =>
  embedded ? embeddedReadables(embedded) : readablesOf(graph, target ?? -1).filter(({ name }) => name !== inverse);

const orNull = (schema: z.ZodType, isNullable: boolean): z.ZodType => (isNullable ? schema.nullable() : schema);

const schemaOf = (draw: Draw, readable: Readable, { graph, depth }: Reach): z.ZodType | null => {
  const { kind, scalar, isNullable } = readable;
  if (scalar) return orNull(scalar.scalar.schema, isNullable);
  const behind = within(graph, readable);
  const object = depth > 0 ? drawObject(draw, behind, { graph, depth: depth - 1 }) : null;
  if (!object) return null;
  return kind === 'list' ? z.array(object) : orNull(object, isNullable);
};

/** Keys that are the entity's own, in an order of the DTO's own. */
const drawObject = (draw: Draw, readables: readonly Readable[], reach: Reach): z.ZodObject | null => {
  const chosen = draw(fc.shuffledSubarray([...readables], { minLength: 1, maxLength: Math.min(5, readables.length) }));
  const keys = chosen.flatMap((readable) => {
    const schema = schemaOf(draw, readable, reach);
    return schema ? [[readable.name, schema] as const] : [];
  });
  return keys.length === 0 ? null : z.strictObject(Object.fromEntries(keys));
};

interface Reached {
  readonly path: string;
  readonly schema: z.ZodType;
}

/** A path through to-one relations and embeddables to a column. */
const drawPath = (draw: Draw, readables: readonly Readable[], { graph, depth }: Reach): Reached | null => {
  const steps = readables.filter(({ kind }) => kind === 'scalar' || (depth > 0 && kind !== 'list'));
  if (steps.length === 0) return null;
  const readable = draw(fc.constantFrom(...steps));
  const { name, scalar, isNullable } = readable;
  if (scalar) return { path: name, schema: orNull(scalar.scalar.schema, isNullable) };
  const behind = within(graph, readable);
  const rest = drawPath(draw, behind, { graph, depth: depth - 1 });
  return rest && { path: `${name}.${rest.path}`, schema: orNull(rest.schema, isNullable) };
};

/** A path that a function may read, through lists too. */
const drawInput = (draw: Draw, readables: readonly Readable[], { graph, depth }: Reach): string | null => {
  const steps = readables.filter(({ kind }) => kind === 'scalar' || depth > 0);
  if (steps.length === 0) return null;
  const readable = draw(fc.constantFrom(...steps));
  const { name, scalar } = readable;
  if (scalar) return name;
  const behind = within(graph, readable);
  const rest = drawInput(draw, behind, { graph, depth: depth - 1 });
  return rest && `${name}.${rest}`;
};

const drawListOrder = (draw: Draw, graph: Graph, target: number): Record<string, string> => {
  const sortable = (graph[target]?.properties ?? []).filter(
    (property) => property.kind === 'scalar' && property.scalar.isSortable && !property.isNullable,
  );
  if (sortable.length === 0) return {};
  return { [draw(fc.constantFrom(...sortable)).name]: draw(fc.constantFrom('asc', 'desc')) };
};

/** Draws a DTO over the first entity of a graph: own keys, renamed paths, a function of paths, ordered lists. */
export const drawDto = (draw: Draw, graph: Graph): DrawnDto | null => {
  const reach = { graph, depth: 3 };
  const readables = readablesOf(graph, 0);
  const own = drawObject(draw, readables, reach);
  if (!own) return null;
  const shape: Record<string, z.ZodType> = { ...own.shape };
  const mapping: DrawnMapping = {};
  for (const list of readables.filter(({ kind, name }) => kind === 'list' && name in shape)) {
    mapping[list.name] = { from: list.name, orderBy: drawListOrder(draw, graph, list.target ?? 0) };
  }
  const renamed = draw(fc.boolean()) ? drawPath(draw, readables, reach) : null;
  if (renamed) {
    shape['renamed'] = renamed.schema;
    mapping['renamed'] = { from: renamed.path };
  }
  const inputs = draw(fc.boolean()) ? [drawInput(draw, readables, reach), drawInput(draw, readables, reach)] : [];
  const paths = inputs.filter((path) => path !== null);
  if (paths.length > 0) {
    shape['computed'] = z.string();
    mapping['computed'] = { from: paths, get: (input) => JSON.stringify(input) };
  }
  return { schema: z.strictObject(shape), mapping };
};
