import { auditOnce } from '../../platform/audit/audit-once.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { keepName } from './keep-name.ts';

interface Searched {
  /** What was typed. */
  readonly text: string;
  /** Where a patient was looked for because of one. */
  readonly documentId?: string;
}

/** Says in the audit that somebody looked for people. Who was looked for is read by whoever may read the searches; the audit names the search. */
export const auditSearch = async (
  { app, em, session }: SignedInContext,
  { text, ...about }: Searched,
): Promise<void> => {
  const searchId = await keepName(em, session, text);
  await auditOnce(app, session, { action: 'patients-searched', ...about, details: { searchId } });
};
