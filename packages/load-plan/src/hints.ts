import { type Definition, kindOf, propertyOf, targetOf } from './read-entity.ts';
import type { Path, Shape, Sort } from './shape.ts';

/** The hints of a plan, before they have their types. */
export interface RawHints {
  readonly fields: readonly string[];
  readonly populate: readonly string[];
}

/** The paths of all columns that a shape reads. */
const fieldPaths = (shape: Shape): Path[] =>
  shape.flatMap((member) => {
    if (member.kind === 'computed') return fieldPaths(member.inputs);
    if (member.kind === 'column' || member.kind === 'lookup') return [member.path];
    return fieldPaths(member.shape).map((path) => [...member.path, ...path]);
  });

/** The paths of all objects that a shape shows. */
const objectPaths = (shape: Shape): Path[] =>
  shape.flatMap((member) => {
    if (member.kind === 'computed') return objectPaths(member.inputs);
    if (member.kind !== 'object' && member.kind !== 'list') return [];
    return [member.path, ...objectPaths(member.shape).map((path) => [...member.path, ...path])];
  });

const leafPaths = (embeddable: Definition, path: Path): Path[] =>
  Object.keys(embeddable.properties).flatMap((name) => {
    const property = propertyOf(embeddable, name);
    const isEmbedded = property !== null && kindOf(property) === 'embedded';
    return isEmbedded ? leafPaths(targetOf(property, embeddable.className), [...path, name]) : [[...path, name]];
  });

/** All columns of an object that is an embeddable: MikroORM tells by those it loads whether it is there. */
const decidingPaths = (definition: Definition, path: Path): Path[] => {
  let within = definition;
  let isEmbedded = false;
  for (const name of path) {
    const property = propertyOf(within, name);
    if (!property) return [];
    isEmbedded = kindOf(property) === 'embedded';
    within = targetOf(property, within.className);
  }
  return isEmbedded ? leafPaths(within, path) : [];
};

/** Paths of what lists are sorted by; keys are loaded anyhow. */
const sortPaths = (definition: Definition, shape: Shape): Path[] =>
  listSorts(shape).flatMap(({ path, sorts }) => {
    const { definition: listed } = ownColumn(definition, [...path, sorts[0]?.property ?? '']);
    const isKey = ({ property }: Sort) => propertyOf(listed, property)?.primary === true;
    return sorts.filter((sort) => !isKey(sort)).map(({ property }) => [...path, property]);
  });

interface ListSort {
  readonly path: Path;
  readonly sorts: readonly Sort[];
}

const listSorts = (shape: Shape): ListSort[] =>
  shape.flatMap((member) => {
    if (member.kind === 'computed') return listSorts(member.inputs);
    if (member.kind !== 'object' && member.kind !== 'list') return [];
    const within = listSorts(member.shape).map(({ path, sorts }) => ({ path: [...member.path, ...path], sorts }));
    return member.kind === 'list' ? [{ path: member.path, sorts: member.sorts }, ...within] : within;
  });

/** A column of an entity that a path through relations ends at. */
interface OwnColumn {
  /** The relations that lead to the entity. */
  readonly through: Path;
  readonly definition: Definition;
  /** The column within the entity, through embeddables. */
  readonly own: Path;
}

const ownColumn = (definition: Definition, path: Path): OwnColumn => {
  const [name = '', ...rest] = path;
  const property = propertyOf(definition, name);
  if (!property || rest.length === 0 || kindOf(property) === 'column') return { through: [], definition, own: path };
  const target = targetOf(property, definition.className);
  if (kindOf(property) === 'embedded') {
    // An embeddable lies in its owner's columns; it holds no relations.
    return { through: [], definition, own: path };
  }
  const further = ownColumn(target, rest);
  return { ...further, through: [name, ...further.through] };
};

/** Each relation with those before it. */
const prefixesOf = (through: Path): string[] => through.map((_, index) => through.slice(0, index + 1).join('.'));

/** An entity on the way of a path. */
interface Visit {
  readonly through: Path;
  readonly definition: Definition;
  /** The foreign key that the path goes on by; null where it ends, and where the key is on the other side. */
  readonly key: string | null;
}

const visitsOf = (root: Definition, { through }: OwnColumn): Visit[] => {
  let definition = root;
  const visits = through.map((name, index): Visit => {
    const property = propertyOf(definition, name);
    const isKey = property !== null && kindOf(property) === 'one' && !property.mappedBy;
    const visit = { through: through.slice(0, index), definition, key: isKey ? name : null };
    if (property) definition = targetOf(property, definition.className);
    return visit;
  });
  return [...visits, { through, definition, key: null }];
};

const grouped = <Item, Value>(
  items: readonly Item[],
  keyOf: (item: Item) => Definition,
  valueOf: (item: Item) => Value,
): Map<Definition, Value[]> => {
  const groups = new Map<Definition, Value[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), valueOf(item)]);
  return groups;
};

/**
 * An entity that is reached by several paths is one object in the identity map, and MikroORM does not load a loaded
 * object's missing columns: each path therefore asks for all columns that any of them shows or goes on by.
 */
const unitedFields = (root: Definition, columns: readonly OwnColumn[]): string[] => {
  const visits = columns.flatMap((column) => visitsOf(root, column));
  const shown = grouped(
    columns,
    ({ definition }) => definition,
    ({ own }) => own,
  );
  const keys = grouped(
    visits,
    ({ definition }) => definition,
    ({ key }) => key,
  );
  const populated = new Set(columns.flatMap(({ through }) => prefixesOf(through)));
  const united = visits.flatMap(({ through, definition }) => [
    ...(shown.get(definition) ?? []).map((own) => [...through, ...own].join('.')),
    // A populated relation's key is loaded with it; named by itself, it would be loaded whole.
    ...(keys.get(definition) ?? [])
      .flatMap((key) => (key === null ? [] : [[...through, key].join('.')]))
      .filter((key) => !populated.has(key)),
  ]);
  const stated = columns.map(({ through, own }) => [...through, ...own].join('.'));
  return [...new Set([...stated, ...united])];
};

/**
 * The identity map holds an entity once, and with it each of its lists. Where a plan shows the same list at two paths,
 * MikroORM 7.2 may take it for loaded at one of them and leave it empty.
 */
export const listAtTwoPaths = (definition: Definition, shape: Shape): string | null => {
  const paths = new Map<Definition, Map<string, string>>();
  for (const { path } of listSorts(shape)) {
    const { definition: owner } = ownColumn(definition, path);
    const lists = paths.get(owner) ?? new Map<string, string>();
    paths.set(owner, lists);
    const [name, place] = [path.at(-1) ?? '', path.join('.')];
    const elsewhere = lists.get(name);
    if (elsewhere !== undefined && elsewhere !== place) return `"${elsewhere}" and "${place}"`;
    lists.set(name, place);
  }
  return null;
};

/** What `em.find` has to be told so that it loads what the shape reads, and nothing else. */
export const hintsOf = (definition: Definition, shape: Shape): RawHints => {
  const deciding = objectPaths(shape).flatMap((path) => decidingPaths(definition, path));
  const paths = [...fieldPaths(shape), ...sortPaths(definition, shape), ...deciding];
  const columns = paths.map((path) => ownColumn(definition, path));
  return {
    fields: unitedFields(definition, columns),
    populate: [...new Set(columns.flatMap(({ through }) => prefixesOf(through)))],
  };
};
