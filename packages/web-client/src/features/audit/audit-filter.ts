import type { AuditFilter } from '@mailroom/contracts';

/** What the audit is narrowed to, with the words that say so. Days as a date field has them: empty for none. */
export interface Narrowed {
  readonly actor: { readonly id: string; readonly name: string } | null;
  readonly action: AuditFilter['action'];
  readonly firstDay: string;
  readonly lastDay: string;
  readonly documentId: string | null;
  readonly isWholePatient: boolean;
}

export const NOT_NARROWED: Narrowed = {
  actor: null,
  action: null,
  firstDay: '',
  lastDay: '',
  documentId: null,
  isWholePatient: false,
};

/** Midnight where the reader is, so many days after the day begins; null for no day. */
const midnight = (day: string, daysLater: number): string | null => {
  const instant = new Date(`${day}T00:00`);
  instant.setDate(instant.getDate() + daysLater);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
};

export const filterOf = ({ actor, action, firstDay, lastDay, documentId, isWholePatient }: Narrowed): AuditFilter => ({
  actorId: actor?.id ?? null,
  action,
  from: midnight(firstDay, 0),
  until: midnight(lastDay, 1),
  documentId,
  isWholePatient: isWholePatient && documentId !== null,
});
