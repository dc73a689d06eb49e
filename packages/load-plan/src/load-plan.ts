import type { EntityClass, EntityName } from '@mikro-orm/core';
import type { z } from 'zod';
import { buildShape, type MappingEntry } from './build-shape.ts';
import { type Answers, compileFinish } from './finish.ts';
import type { FieldsOf, LookupsOf } from './hint-types.ts';
import { hintsOf, listAtTwoPaths, type RawHints } from './hints.ts';
import { askSources, type Loaders } from './load-sources.ts';
import type { Explained, From, Mapping } from './mapping.ts';
import { keepShape, shapeOf } from './nested.ts';
import { PlanRefused } from './plan-refused.ts';
import type { Execute, LoadPlan, Page, PlanStatement, StatementRow, WithSources, WrittenPage } from './plan-types.ts';
import { refuseChanges } from './read-dto.ts';
import { type Definition, definitionOf } from './read-entity.ts';
import { readPage, writePage } from './read-page.ts';
import { type RawRow, readRow } from './render.ts';
import type { Shape } from './shape.ts';
import { type CompiledPlan, compilePlan, type MetadataOwner } from './statement/compile-plan.ts';
import { type AnyRequest, bindStatement, type KeptTexts } from './statement/statement.ts';
import { type RelationTo, shapeThrough } from './through.ts';

/** A `defineEntity` entity: its class, or its schema. */
type Entity<E> = EntityClass<E> | { readonly '~entity': E };

/** A plan whose types are not known here; loadPlan gives it those of its entity and DTO. */
interface UntypedPlan {
  readonly hints: RawHints;
  render(loaded: object): RawRow;
  statement(orm: MetadataOwner, request: AnyRequest): PlanStatement<RawRow>;
  load(loaded: readonly object[], loaders?: Loaders): Promise<WithSources<RawRow>>;
  run(
    statement: PlanStatement<RawRow>,
    execute: Execute,
    loaders?: Loaders,
  ): Promise<WithSources<RawRow> & Page<RawRow>>;
}

const NO_ANSWERS: Answers = new Map();

interface Compiled {
  readonly plan: CompiledPlan;
  readonly kept: KeptTexts;
}

/** Compiles once per ORM. */
const compileOnce = (entity: EntityName, shape: Shape): ((orm: MetadataOwner) => Compiled) => {
  const compiled = new WeakMap<object, Compiled>();
  return (orm) => {
    const metadata = orm.getMetadata();
    const known = compiled.get(metadata);
    if (known) return known;
    const made = { plan: compilePlan(entity, shape, orm), kept: new Map() };
    compiled.set(metadata, made);
    return made;
  };
};

interface PlanParts {
  readonly definition: Definition;
  readonly shape: Shape;
}

/** Reads the hints anew each time: MikroORM writes into the options that it is given. */
const hintsReader = ({ definition, shape }: PlanParts): (() => RawHints) => {
  const hints = hintsOf(definition, shape);
  const places = listAtTwoPaths(definition, shape);
  return () => {
    if (places === null) return structuredClone(hints);
    throw new PlanRefused(
      definition.className,
      `the same list is shown at ${places}, and MikroORM loads a list of an entity once: only the statement can be used`,
    );
  };
};

const makePlan = (entity: EntityName, { definition, shape }: PlanParts): UntypedPlan => {
  const readHints = hintsReader({ definition, shape });
  const finish = compileFinish(shape);
  const compiledFor = compileOnce(entity, shape);
  /** How the rows of this plan's statements are read before functions and sources. */
  const rawReaders = new WeakMap<object, (rows: readonly StatementRow[]) => Page<RawRow>>();
  const finished = (rows: RawRow[], answers: Answers): RawRow[] => {
    if (finish) for (const row of rows) finish(row, answers);
    return rows;
  };
  const withSources = async (rows: RawRow[], loaders: Loaders): Promise<WithSources<RawRow>> => {
    const { answers, unavailable } = await askSources(shape, rows, loaders);
    return { rows: finished(rows, answers), unavailable };
  };
  return {
    get hints() {
      return readHints();
    },
    render(loaded) {
      const row = readRow(loaded, shape);
      finish?.(row, NO_ANSWERS);
      return row;
    },
    statement(orm, request) {
      const { plan, kept } = compiledFor(orm);
      const { name, text, values, ordering } = bindStatement(plan, kept, request);
      const asked = { columns: plan.columns, ordering, limit: request.limit };
      const readRaw = (rows: readonly StatementRow[]) => readPage(rows, asked);
      const read = (rows: readonly StatementRow[]): Page<RawRow> => {
        const page = readRaw(rows);
        return { rows: finished(page.rows, NO_ANSWERS), next: page.next };
      };
      const write = (rows: readonly StatementRow[]): WrittenPage => {
        if (!finish) return writePage(rows, asked);
        const page = read(rows);
        return { json: JSON.stringify(page.rows), next: page.next };
      };
      const statement = { name, text, values, read, write };
      rawReaders.set(statement, readRaw);
      return statement;
    },
    load: (loaded, loaders = {}) =>
      withSources(
        loaded.map((row) => readRow(row, shape)),
        loaders,
      ),
    async run(statement, execute, loaders = {}) {
      const { name, text, values } = statement;
      const readRaw = rawReaders.get(statement);
      if (!readRaw) throw new Error('The statement is not one of this plan.');
      const page = readRaw(await execute({ name, text, values }));
      return { ...(await withSources(page.rows, loaders)), next: page.next };
    },
  };
};

/**
 * Makes a DTO its own load plan.
 *
 * A key that is the entity's property, or an object or list of a relation's properties, needs no further word. A key that
 * differs says where it comes from, and how it is computed if it is.
 *
 * @throws PlanRefused for what cannot be kept exactly.
 * @example
 * const documentRow = loadPlan(Document, DocumentRow, {
 *   patientName: { from: 'patient.fullName' },
 *   pages: { from: ['attachments.pages'], get: ({ attachments }) => attachments.reduce((sum, { pages }) => sum + pages, 0) },
 * });
 */
export const loadPlan = <E extends object, D extends z.ZodObject, const F extends Readonly<Record<string, From>> = {}>(
  entity: Entity<E>,
  dto: D & Explained<E, z.input<D>, F>,
  mapping?: Mapping<E, z.input<D>, F>,
): LoadPlan<E, z.output<D>, FieldsOf<E, z.input<D>, F>, LookupsOf<F>> => {
  const definition = definitionOf(entity, 'an entity');
  // The mapping's type was checked key by key; here it is read by key.
  const entries = (mapping ?? {}) as Readonly<Record<string, MappingEntry>>;
  refuseChanges(dto, definition.className);
  const shape = buildShape({ definition, subject: definition.className }, dto, entries);
  // definitionOf has found it to be a class or schema, which is what metadata is asked by.
  const plan = makePlan(entity as EntityName, { definition, shape });
  keepShape(plan, shape);
  // The shape was built of this entity and DTO, so the plan's paths, rows and sources are those of its type.
  return plan as unknown as LoadPlan<E, z.output<D>, FieldsOf<E, z.input<D>, F>, LookupsOf<F>>;
};

/**
 * The rows of a plan by way of what points at them: a page that is cut and sorted as another entity keeps it, beside an index
 * of its own. Each row that points shows what it points at.
 *
 * @throws PlanRefused
 * @example
 * const labelled = through(LetterLabel, 'letter', letterRow);
 * labelled.statement(em, { where: { label: { id } }, orderBy: { writtenAt: 'desc' }, limit: 20 });
 */
export const through = <E extends object, T extends object, Row>(
  entity: Entity<E>,
  relation: RelationTo<E, T>,
  plan: Pick<LoadPlan<T, Row, string, never>, '~entity' | '~row' | '~lookups' | 'statement'>,
): Pick<LoadPlan<E, Row, string, never>, 'statement'> => {
  const definition = definitionOf(entity, 'an entity');
  // As in loadPlan: what metadata is asked by.
  const made = makePlan(entity as EntityName, { definition, shape: shapeThrough([relation], shapeOf(plan)) });
  // The rows are those of the plan; the relation's type says that it leads to them.
  return made as unknown as Pick<LoadPlan<E, Row, string, never>, 'statement'>;
};
