import { SharedIdentifierRow } from '@mailroom/contracts';
import { loadPlan } from '@mailroom/load-plan';
import { SharedIdentifier } from '../../model/shared-identifier.entity.ts';

export const sharedIdentifierRow = loadPlan(SharedIdentifier, SharedIdentifierRow, {
  sourceName: { from: 'source.name' },
});
