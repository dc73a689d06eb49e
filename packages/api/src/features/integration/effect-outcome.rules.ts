import type { EffectKind, EffectTrouble, ReadBack } from '@mailroom/contracts';

/** What is known of an effect after an attempt, or after asking the hospital's server about an earlier one. */
export type EffectOutcome =
  | {
      readonly outcome: 'confirmed';
      /** The DocumentReference that was made or changed. */
      readonly referenceFhirId: string;
      /** Of a provisional patient: the hospital's id of the patient that came with the document. */
      readonly patientFhirId: string | null;
      /** Of an integration: what of it was read back from the server. */
      readonly readBack: ReadBack | null;
    }
  | { readonly outcome: 'refused'; readonly trouble: EffectTrouble }
  /** Nothing was done: the same is tried later. */
  | { readonly outcome: 'postponed' }
  /** It may have been done: the server is asked before anything is sent again. */
  | {
      readonly outcome: 'unclear';
      /** The reference that the server said it made: it was sent, whatever else is not known. */
      readonly referenceFhirId?: string | null;
      /** The server said that all of it is done. It is only asked from here on: sent again it could stand in the chart twice. */
      readonly isAcknowledged?: boolean;
      /** It was sent now, and nobody said what became of it. */
      readonly isUnanswered?: boolean;
    };

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
export const refusalOutcome = (kind: EffectKind, status: number): EffectOutcome =>
  kind === 'recall' && status === 412 ? { outcome: 'postponed' } : { outcome: 'refused', trouble: troubleOf(status) };

/** Statuses after which the same may succeed later, or of which it is not known what was done. */
const mayComeLater = (status: number): boolean => status >= 500 || [408, 409, 429].includes(status);

/** What one entry's status means where a server ran a transaction as a batch; null: it said nothing of it. */
export const entryOutcome = (status: number | null): EffectOutcome =>
  status === null || mayComeLater(status) ? { outcome: 'unclear' } : { outcome: 'refused', trouble: troubleOf(status) };
