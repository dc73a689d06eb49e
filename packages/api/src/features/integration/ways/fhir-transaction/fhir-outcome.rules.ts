import type { EffectKind, EffectTrouble } from '@mailroom/contracts';

/** What a refusal settles; anything else leaves an effect to a later attempt. */
type Refusal = { readonly outcome: 'refused'; readonly trouble: EffectTrouble };

const CONFLICTS = new Set([409, 412]);
const FORBIDDEN = new Set([401, 403, 405]);

/** FHIR R4, http: what a status says of a change that was not made. */
export const troubleOf = (status: number): EffectTrouble => {
  if (CONFLICTS.has(status)) return 'conflict';
  return FORBIDDEN.has(status) ? 'not-allowed' : 'content-refused';
};

/**
 * What a refusal means for the effect. A recall that lost a race of versions (412) reads the reference anew at the next
 * attempt; an integration's 412 says that several references carry its effect key already, which a person must see.
 */
export const refusalOutcome = (kind: EffectKind, status: number): Refusal | { readonly outcome: 'postponed' } =>
  kind === 'recall' && status === 412 ? { outcome: 'postponed' } : { outcome: 'refused', trouble: troubleOf(status) };

/** Statuses after which the same may succeed later, or of which it is not known what was done. */
const mayComeLater = (status: number): boolean => status >= 500 || [408, 409, 429].includes(status);

/** What one entry's status means where a server ran a transaction as a batch; null: it said nothing of it. */
export const entryOutcome = (status: number | null): Refusal | { readonly outcome: 'unclear' } =>
  status === null || mayComeLater(status) ? { outcome: 'unclear' } : { outcome: 'refused', trouble: troubleOf(status) };
