import { p } from '@mikro-orm/core';
import { Facility } from '../../model/facility.entity.ts';

/**
 * The facility that the current transaction acts for: a SQL function over the session variable
 * `mailroom.facility_id`. None set: null, and no row is visible.
 */
const CURRENT_FACILITY = 'current_facility_id()';

/** The same in a query's condition: evaluated once per statement instead of once per row, a fifth of a page's time. */
const ASKED_ONCE = `(select ${CURRENT_FACILITY})`;

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
}

/** Forced row-level security for a tenant table: only rows of the current facility exist. */
export const tenant = (table: string, { references = {}, orVisible }: TenantOptions = {}) => {
  const isOwn = `facility_id = ${CURRENT_FACILITY}`;
  const isVisible = `facility_id = ${ASKED_ONCE}`;
  const pointsAtOwn = Object.entries(references).map(
    ([column, target]) =>
      `(${table}.${column} is null or exists (select 1 from ${target} referenced where referenced.id = ${table}.${column}))`,
  );
  return {
    rowLevelSecurity: 'force' as const,
    policies: [
      {
        name: `${table}_tenant`,
        using: orVisible === undefined ? isVisible : `${isVisible} or ${orVisible}`,
        check: [isOwn, ...pointsAtOwn].join(' and '),
      },
    ],
  };
};
