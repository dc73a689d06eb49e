import type { EntityManager } from '@mikro-orm/postgresql';
import type { AuditDetails } from '../../model/audit-event.entity.ts';
import type { SignedInContext } from '../../platform/process/context.ts';

/** More sources, or tags, than a facility works with, and few enough to be listed. */
export const MOST_ROWS = 500;

/** Changes what is set up at the facility, one administrator at a time: whoever comes second sees what the first one did. */
export const administer = <Result>(
  { em, session }: Pick<SignedInContext, 'em' | 'session'>,
  change: (em: EntityManager) => Promise<Result>,
): Promise<Result> =>
  em.transactional(async (em) => {
    await em.execute('select id from facility where id = ? for no key update', [session.facilityId]);
    return change(em);
  });

/** What of a row the audit tells, by its fields; null: there is no row. */
type Told = Readonly<Record<string, string>> | null;

/** What the audit says of each field that differs. `of` says which row it is, where a facility has several. */
export const differences = (of: string | null, before: Told, after: Told): AuditDetails[] =>
  Object.keys({ ...before, ...after }).flatMap((field) => {
    const [was, is] = [before?.[field] ?? null, after?.[field] ?? null];
    return was === is ? [] : [{ setting: of === null ? field : `${of}: ${field}`, before: was, after: is }];
  });
