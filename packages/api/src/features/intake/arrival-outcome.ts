import type { UnreadableReason } from '@mailroom/contracts';

/** What can become of an arrival. There is nothing else, and every one of it is answered: see {@link ARRIVAL_ANSWERS}. */
export type ArrivalOutcome =
  | { readonly outcome: 'received'; readonly documentId: string }
  /** The same bytes had come from the same source before. */
  | { readonly outcome: 'known'; readonly documentId: string }
  /** It was received and is kept in quarantine: known once it was read, for a channel that waits until then. */
  | { readonly outcome: 'unreadable'; readonly documentId: string; readonly reason: UnreadableReason }
  | { readonly outcome: 'too-large'; readonly maxBytes: number }
  /** Nothing was received: an administrator switched the source off. */
  | { readonly outcome: 'source-off' }
  /** Nothing was received, for a reason that is not in what was sent. */
  | { readonly outcome: 'storage-unavailable' };

/** How each channel says an outcome to whoever sent. */
interface ArrivalAnswer {
  /** For people at the sender's, in both languages. No patient data. */
  readonly sentence: { readonly en: string; readonly fr: string };
  /** For whoever runs the command line; null for what was not refused. */
  readonly line: string | null;
  /**
   * HL7 v2, chapter 2, MSA-1 (table 0008): accepted; an error in what was sent; refused for a reason that is not in it, so that the
   * sender may send the same again.
   */
  readonly hl7: 'AA' | 'AE' | 'AR';
  /** RFC 8098 §3.2.6: disposition type, with its modifier; null: no notification yet, because the mail is taken again. */
  readonly mdn: 'processed' | 'processed/error' | null;
}

/** An outcome more does not compile without its answers. */
export const ARRIVAL_ANSWERS: Readonly<Record<ArrivalOutcome['outcome'], ArrivalAnswer>> = {
  received: {
    sentence: { en: 'Received.', fr: 'Reçu.' },
    line: null,
    hl7: 'AA',
    mdn: 'processed',
  },
  known: {
    sentence: { en: 'Received before; nothing was added.', fr: 'Déjà reçu ; rien n’a été ajouté.' },
    line: null,
    hl7: 'AA',
    mdn: 'processed',
  },
  unreadable: {
    sentence: {
      en: 'Received and kept, but it cannot be read. The hospital sees it.',
      fr: 'Reçu et conservé, mais illisible. L’établissement le voit.',
    },
    line: null,
    hl7: 'AE',
    mdn: 'processed/error',
  },
  'too-large': {
    sentence: {
      en: 'Not received: it is larger than what is taken here.',
      fr: 'Non reçu : la taille dépasse ce qui est accepté ici.',
    },
    line: 'larger than MAX_OBJECT_MEGABYTES',
    hl7: 'AE',
    mdn: 'processed/error',
  },
  'source-off': {
    sentence: {
      en: 'Not received: this way in is switched off. Ask the hospital, and send it again.',
      fr: 'Non reçu : cette voie d’entrée est désactivée. Contactez l’établissement, puis renvoyez-le.',
    },
    line: 'its source is switched off; nothing was received',
    hl7: 'AR',
    mdn: null,
  },
  'storage-unavailable': {
    sentence: {
      en: 'Not received: it could not be stored. Send it again later.',
      fr: 'Non reçu : l’enregistrement a échoué. Renvoyez-le plus tard.',
    },
    line: 'it could not be stored; nothing was received, and it is safe to send it again',
    hl7: 'AR',
    mdn: null,
  },
};
