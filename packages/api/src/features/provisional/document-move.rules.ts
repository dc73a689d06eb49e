import type { DocumentStatus, EffectKind, EffectState } from '@mailroom/contracts';

/** Where a document stands when its provisional patient is merged. */
export interface MovingDocument {
  readonly status: DocumentStatus;
  /** Of whom the check says that the document is. */
  readonly patientId: string | null;
  /** What may still reach the hospital's record, or was refused and waits for a person. */
  readonly standing: { readonly kind: EffectKind; readonly state: EffectState; readonly patientId: string } | null;
  /** In whose chart it stands; null: in none. */
  readonly filedUnderId: string | null;
  /** Whether the hospital's own merge has moved it into the real record. */
  readonly isMovedByHospital: boolean;
}

/**
 * What becomes of a document when its patient is merged.
 *
 * - `choose`: it waits, and is the real record's from now on.
 * - `redirect`: it was decided and not sent yet: it is filed in the real record.
 * - `recall`: it stands in the provisional chart, and is taken out there before it is filed in the real record.
 * - `adopt`: the hospital has moved it itself.
 * - `wait`: something about it is on its way, or needs a person first.
 * - `stays`: nothing of it is the provisional patient's any more.
 */
export type DocumentMove = 'choose' | 'redirect' | 'recall' | 'adopt' | 'wait' | 'stays';

export const moveOf = (document: MovingDocument, provisionalId: string): DocumentMove => {
  const { status, patientId, standing, filedUnderId, isMovedByHospital } = document;
  if (status === 'integrating') {
    const isUnsent = standing?.kind === 'integration' && standing.state === 'planned';
    return isUnsent && standing.patientId === provisionalId ? 'redirect' : 'wait';
  }
  if (status === 'integrated') {
    if (standing) return 'wait';
    if (filedUnderId !== provisionalId) return 'stays';
    return isMovedByHospital ? 'adopt' : 'recall';
  }
  return patientId === provisionalId ? 'choose' : 'stays';
};
