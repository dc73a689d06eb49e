import type { EntityManager } from '@mikro-orm/postgresql';
import type { RestrictionRule } from '../../model/restriction-rule.entity.ts';
import { audit } from '../../platform/audit/audit.ts';

type Restriction = RestrictionRule['restriction'] | null;

/** Tells that what comes from a source, or of a type, is restricted otherwise from now on. Null: it is not. */
export const auditRestrictionRule = (
  em: EntityManager,
  name: string,
  { before, after }: { readonly before: Restriction; readonly after: Restriction },
): Promise<void> =>
  audit(em, { action: 'facility-changed', details: { setting: `restriction: ${name}`, before, after } });
