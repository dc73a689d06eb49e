import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Orm } from '../database/orm.ts';
import { forkForFacility } from '../process/context.ts';

/** Rows that are held at a time. */
const PAGE_SIZE = 5000;

/** As `link_audit` writes an entry for its digest; stated here once more, so that a changed function is found out. */
const SAID = `jsonb_build_array(event.id, event.facility_id, (extract(epoch from event.occurred_at) * 1000)::bigint, event.action,
    event.actor_id, event.document_id, event.details)::text`;

const LINKS = `select link.id, link.position::float8 as position, link.sha256, ${SAID} as said, event.id is null as is_gone
from audit_link link left join audit_event event on event.id = link.id
where link.position > ? order by link.position limit ?`;

const UNPLACED = `select count(*)::int as waiting, (array_agg(link.id order by link.id) filter (where event.id is null))[1] as gone
from audit_link link left join audit_event event on event.id = link.id where link.position is null`;

const UNLINKED = `select event.id from audit_event event
where not exists (select 1 from audit_link link where link.id = event.id) order by event.id limit 1`;

interface Link {
  readonly id: string;
  readonly position: number;
  readonly sha256: string;
  readonly said: string;
  readonly is_gone: boolean;
}

/** The first entry that does not fit. `changed`: it, or its place, is not what it was when it got its place. */
export interface Misfit {
  readonly because: 'changed' | 'removed' | 'inserted';
  /** Null where the place itself is gone. */
  readonly entryId: string | null;
  /** Null for an entry that has none. */
  readonly position: number | null;
}

/** What was found of a facility's chain. */
export interface ProvenChain {
  /** Those that fit. */
  readonly entries: number;
  /** Those whose place is yet to come. */
  readonly waiting: number;
  readonly misfit: Misfit | null;
}

type Before = Pick<Link, 'position' | 'sha256'>;

async function* readLinks(em: EntityManager): AsyncGenerator<Link> {
  let after = 0;
  for (;;) {
    const links = await em.execute<Link[]>(LINKS, [after, PAGE_SIZE]);
    yield* links;
    const last = links.at(-1);
    if (!last || links.length < PAGE_SIZE) return;
    after = last.position;
  }
}

const misfitOf = ({ id, position, sha256, said, is_gone: isGone }: Link, before: Before): Misfit | null => {
  if (position !== before.position + 1) return { because: 'removed', entryId: null, position: before.position + 1 };
  if (isGone) return { because: 'removed', entryId: id, position };
  const digest = createHash('sha256').update(before.sha256).update(said).digest('hex');
  return digest === sha256 ? null : { because: 'changed', entryId: id, position };
};

const withoutPlace = async (em: EntityManager): Promise<{ waiting: number; misfit: Misfit | null }> => {
  const [unplaced] = await em.execute<{ waiting: number; gone: string | null }[]>(UNPLACED);
  const [unlinked] = await em.execute<{ id: string }[]>(UNLINKED);
  const { waiting = 0, gone = null } = unplaced ?? {};
  if (gone !== null) return { waiting, misfit: { because: 'removed', entryId: gone, position: null } };
  return { waiting, misfit: unlinked ? { because: 'inserted', entryId: unlinked.id, position: null } : null };
};

/**
 * Goes through a facility's chain from its first entry on, a page at a time, and finds the first one that was changed, removed, moved, or
 * put in past `record_audit`.
 */
export const proveChain = async (orm: Orm, facilityId: string): Promise<ProvenChain> => {
  const em = forkForFacility(orm, facilityId);
  let before: Before = { position: 0, sha256: '' };
  for await (const link of readLinks(em)) {
    const misfit = misfitOf(link, before);
    if (misfit) return { entries: before.position, waiting: 0, misfit };
    before = link;
  }
  return { entries: before.position, ...(await withoutPlace(em)) };
};
