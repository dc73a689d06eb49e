import type { EffectTrouble, ReadBack } from '@mailroom/contracts';

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
