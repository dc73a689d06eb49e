import { defineEntity, type EntityClass, p } from '@mikro-orm/core';
import type { Embedded, EntityDraft, Graph, Scalar, ToMany, ToOne } from './graph.ts';

/** A builder of any type; only the methods that all builders have are called. */
interface AnyBuilder {
  nullable(): AnyBuilder;
  name(column: string): AnyBuilder;
  primary(): AnyBuilder;
  ref(): AnyBuilder;
  inversedBy(property: string): AnyBuilder;
  mappedBy(property: string): AnyBuilder;
  owner(): AnyBuilder;
}

/** What a kind of property offers depends on its kind, which only the draw knows: each caller uses what its own kind has. */
const anyBuilder = (builder: unknown): AnyBuilder => builder as AnyBuilder;

const buildScalar = ({ scalar, isNullable, column }: Scalar): AnyBuilder => {
  const named = column === null ? anyBuilder(scalar.define()) : anyBuilder(scalar.define()).name(column);
  return isNullable ? named.nullable() : named;
};

/** A schema whose properties only the draw knows. */
interface AnySchema {
  readonly class: new () => object;
  setClass(cls: EntityClass): void;
}

/** Gives a schema its class, as hand-written entities do. */
const classOf = (schema: unknown, name: string): EntityClass => {
  // Every caller gives what `defineEntity` made, and a class that extends a schema's is one of an entity.
  const known = schema as AnySchema;
  // The key that is read is the one that is written.
  const cls = { [name]: class extends known.class {} }[name] as EntityClass;
  known.setClass(cls);
  return cls;
};

const buildEmbedded = (draft: Embedded, name: string): (() => AnyBuilder) => {
  const properties = Object.fromEntries(
    draft.properties.map((property) => [
      property.name,
      property.kind === 'scalar' ? buildScalar(property) : buildEmbedded(property, `${name}${property.name}`),
    ]),
  );
  // The builders are of properties, whatever their kinds; MikroORM looks at each when it starts.
  const cls = classOf(defineEntity({ name, embeddable: true, properties: properties as never }), name);
  return () => {
    // A drawn class, of which the compiler knows no properties; `classOf` made it for this schema.
    const embedded = anyBuilder(p.embedded(cls as never));
    return draft.isNullable ? embedded.nullable() : embedded;
  };
};

interface Inverse {
  readonly name: string;
  readonly owner: number;
  readonly property: ToOne | ToMany;
}

/** Properties that relations of other entities put on this one. */
export const inversesOf = (graph: Graph, index: number): Inverse[] =>
  graph.flatMap(({ properties }, owner) =>
    properties.flatMap((property) =>
      (property.kind === 'one' || property.kind === 'many') && property.inverse !== null && property.target === index
        ? [{ name: property.inverse, owner, property }]
        : [],
    ),
  );

const buildInverse = ({ property, owner }: Inverse, classes: readonly EntityClass[]): (() => AnyBuilder) => {
  // Drawn indexes are of drawn entities: `never` fits whatever the builder asks of their class.
  const target = () => classes[owner] as never;
  if (property.kind === 'many') return () => anyBuilder(p.manyToMany(target())).mappedBy(property.name);
  return property.isUnique
    ? () => anyBuilder(p.oneToOne(target())).mappedBy(property.name).nullable()
    : () => anyBuilder(p.oneToMany(target())).mappedBy(property.name);
};

const buildToOne =
  (property: ToOne, classes: readonly EntityClass[]): (() => AnyBuilder) =>
  () => {
    // As in `buildInverse`.
    const target = classes[property.target] as never;
    const relation = property.isUnique ? anyBuilder(p.oneToOne(target)).owner() : anyBuilder(p.manyToOne(target));
    const both = property.inverse === null ? relation : relation.inversedBy(property.inverse);
    const wrapped = property.isRef ? both.ref() : both;
    return property.isNullable ? wrapped.nullable() : wrapped;
  };

const buildToMany =
  (property: ToMany, classes: readonly EntityClass[]): (() => AnyBuilder) =>
  () => {
    // As in `buildInverse`.
    const relation = anyBuilder(p.manyToMany(classes[property.target] as never)).owner();
    return property.inverse === null ? relation : relation.inversedBy(property.inverse);
  };

const buildProperty = (
  draft: EntityDraft,
  property: EntityDraft['properties'][number],
  classes: readonly EntityClass[],
): unknown => {
  if (property.kind === 'scalar') return buildScalar(property);
  if (property.kind === 'embedded') return buildEmbedded(property, `${draft.name}${property.name}`);
  return property.kind === 'one' ? buildToOne(property, classes) : buildToMany(property, classes);
};

/** Defines a graph's entities, as a program that knew them would. */
export const defineGraph = (graph: Graph): EntityClass[] => {
  const classes: EntityClass[] = [];
  for (const [index, draft] of graph.entries()) {
    const properties: Record<string, unknown> = {};
    for (const key of draft.keys) properties[key.name] = buildScalar(key).primary();
    for (const property of draft.properties) properties[property.name] = buildProperty(draft, property, classes);
    for (const inverse of inversesOf(graph, index)) properties[inverse.name] = buildInverse(inverse, classes);
    const schema = defineEntity({
      name: draft.name,
      tableName: draft.table,
      ...(draft.schema === null ? {} : { schema: draft.schema }),
      // The builders are of types that only the draw knows.
      properties: properties as never,
    });
    classes.push(classOf(schema, draft.name));
  }
  return classes;
};
