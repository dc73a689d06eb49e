import { p } from '@mikro-orm/core';
import { Facility } from '../../model/facility.entity.ts';

/**
 * The facility that the current transaction acts for: a SQL function over the session variable
 * `mailroom.facility_id`. None set: null, and no row is visible.
 */
const CURRENT_FACILITY = 'current_facility_id()';

/** The same in a query's condition: evaluated once per statement instead of once per row, a fifth of a page's time. */
const ASKED_ONCE = `(select ${CURRENT_FACILITY})`;

/**
 * Whether rows of a document are shown: if it is not restricted, to whoever opened it with a reason, and to Mailroom itself. Who asks
 * without saying any of this is shown none of a restricted one.
 */
const isOpen = (documentId: string): string => `(
  (select acts_itself()) or not exists (
    select 1 from document restricted where restricted.id = ${documentId} and restricted.restriction is not null
      and restricted.id <> all ((select opened_restricted())::uuid[])
  )
)`;

/** UUIDv7, made by the database: ordered by time, so that new rows share index pages. */
export const id = () => p.uuid().primary().defaultRaw('uuidv7()');

/** Milliseconds, because that is what a JavaScript date holds and a keyset cursor compares. */
export const instant = () => p.datetime().length(3);

/** The column that makes a table a tenant table. The database fills it in; code cannot get it wrong. */
export const facility = () => p.manyToOne(Facility).ref().defaultRaw(CURRENT_FACILITY);

interface TenantOptions {
  /** Column -> table it points at: a row may only name rows of its own facility. Foreign keys alone do not see that. */
  readonly references?: Readonly<Record<string, string>>;
  /** Further SQL under which a row may be seen (not written). */
  readonly orVisible?: string;
  /** The column with the document that a row tells of: the rows of a restricted one are shown to whoever opened it only. */
  readonly ofDocument?: string;
  /** The same by a table of documents' rows that a row belongs to: its column, and that table. */
  readonly partOf?: readonly [column: string, table: string];
  /** Of the documents themselves: a restricted one is changed, and locked, by whoever opened it only. */
  readonly changedWhereOpen?: true;
}

/** A restricted document's own row is there for lists, which show little of it; nobody changes or locks it who has not opened it. */
const CHANGED_WHERE_OPEN = {
  name: 'document_restricted_changed',
  command: 'update',
  type: 'restrictive',
  using: `(select acts_itself()) or restriction is null or id = any ((select opened_restricted())::uuid[])`,
  check: 'true',
} as const;

const visibility = ({ orVisible, ofDocument, partOf }: TenantOptions, table: string): string => {
  const isOwn = `facility_id = ${ASKED_ONCE}`;
  if (orVisible !== undefined) return `${isOwn} or ${orVisible}`;
  if (ofDocument !== undefined) return `${isOwn} and ${isOpen(`${table}.${ofDocument}`)}`;
  if (partOf === undefined) return isOwn;
  const [column, whole] = partOf;
  return `${isOwn} and ((select acts_itself()) or exists (select 1 from ${whole} shown where shown.id = ${table}.${column}))`;
};

/** Forced row-level security for a tenant table: only rows of the current facility exist. */
export const tenant = (table: string, options: TenantOptions = {}) => {
  const { references = {}, changedWhereOpen } = options;
  const isOwn = `facility_id = ${CURRENT_FACILITY}`;
  const pointsAtOwn = Object.entries(references).map(
    ([column, target]) =>
      `(${table}.${column} is null or exists (select 1 from ${target} referenced where referenced.id = ${table}.${column}))`,
  );
  const own = {
    name: `${table}_tenant`,
    using: visibility(options, table),
    check: [isOwn, ...pointsAtOwn].join(' and '),
  };
  return { rowLevelSecurity: 'force' as const, policies: changedWhereOpen ? [own, CHANGED_WHERE_OPEN] : [own] };
};
