import { RestrictedOpeningRow } from '@mailroom/contracts';
import { loadPlan } from '@mailroom/load-plan';
import { RestrictedOpening } from '../../model/restricted-opening.entity.ts';

export const restrictedOpeningRow = loadPlan(RestrictedOpening, RestrictedOpeningRow, {
  documentId: { from: 'document.id' },
  openedByName: { from: 'openedBy.name' },
});
