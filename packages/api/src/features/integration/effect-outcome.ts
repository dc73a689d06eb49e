import type { EffectTrouble, ReadBack } from '@mailroom/contracts';

/** What an attempt did to the other versions of its document. */
export interface MarkedVersions {
  /** The references that stand as they shall, by the effect that filed each. */
  readonly marked: readonly {
    readonly effectId: string;
    readonly fhirId: string;
    readonly filedAs: 'current' | 'superseded';
  }[];
  /** Why one was left as it is: in another patient's chart, or taken out by somebody at the hospital. */
  readonly left: 'other-chart' | 'withdrawn' | null;
}

/** What was decided about the document itself is done. */
export interface Done {
  /** The DocumentReference that was made or changed. */
  readonly referenceFhirId: string;
  /** Of a provisional patient: the hospital's id of the patient that came with the document. */
  readonly patientFhirId: string | null;
  /** Of an integration: what of it was read back from the server. */
  readonly readBack: ReadBack | null;
  /** Of an integration: as what it stands there. */
  readonly filedAs?: 'current' | 'superseded' | null;
  /** Whether what the document goes back to could not be said there. */
  readonly isRelationLeftOut?: boolean;
  readonly versions?: MarkedVersions;
}

/** What is known of an effect after an attempt, or after asking the hospital's server about an earlier one. */
export type EffectOutcome =
  | ({ readonly outcome: 'confirmed' } & Done)
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
      /** The document stands as it was decided; its other versions are still to be marked. */
      readonly done?: Done;
      /** Why a person has to see to it, although it may still come to its end. */
      readonly trouble?: EffectTrouble;
    };

/** What of a filing or a recall is done, whatever is left to do for other versions. */
export const doneOf = (outcome: EffectOutcome): Done | null => {
  if (outcome.outcome === 'confirmed') return outcome;
  return outcome.outcome === 'unclear' ? (outcome.done ?? null) : null;
};
