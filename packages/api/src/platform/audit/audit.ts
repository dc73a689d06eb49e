import type { AuditAction } from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { AUDIT_DETAILS, type AuditDetails } from '../../model/audit-event.entity.ts';

/** What happened. Who did it, when and where is the database's to say. */
export interface Audited {
  readonly action: AuditAction;
  readonly documentId?: string;
  readonly details?: AuditDetails;
}

/** Adds audit entries to the transaction, in one statement: they commit with the change they tell of, or not at all. */
export const auditAll = async (em: EntityManager, audited: readonly Audited[]): Promise<void> => {
  if (audited.length === 0) return;
  const entries = audited.map(({ details, ...entry }) =>
    details === undefined ? entry : { ...entry, details: AUDIT_DETAILS.write(details) },
  );
  await em.execute('select record_audit(?::jsonb)', [JSON.stringify(entries)]);
};

/** Adds one audit entry to the transaction. */
export const audit = (em: EntityManager, entry: Audited): Promise<void> => auditAll(em, [entry]);
