import * as contracts from '@mailroom/contracts';
import { procedure } from '../../platform/http/trpc.ts';
import { askOwner } from './ask-owner.ts';

export const removeDocumentType = procedure(contracts.removeDocumentType).mutation(({ ctx, input }) =>
  askOwner(ctx, {
    call: 'remove_document_type(?, ?)',
    values: [input.code, input.version],
    refusals: ['DocumentTypeInUse', 'ChangedMeanwhile'],
  }),
);
