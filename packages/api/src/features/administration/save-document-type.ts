import * as contracts from '@mailroom/contracts';
import { z } from 'zod';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { callOwner } from './call-owner.ts';

/** Every page of a worklist offers all of them in one menu. */
export const MOST_DOCUMENT_TYPES = 200;

const Refused = z.enum(['DocumentTypeTaken', 'ChangedMeanwhile', 'TooManyRows']).nullable();

type Ctx = SignedInContext<'DocumentTypeTaken' | 'ChangedMeanwhile' | 'TooManyRows'>;

const save = async ({ em, refuse }: Ctx, { documentType, version }: contracts.SaveDocumentTypeInput) => {
  const values = [JSON.stringify(documentType), version, MOST_DOCUMENT_TYPES];
  const refused = await callOwner(em, { call: 'save_document_type(?::jsonb, ?, ?)', values, answer: Refused });
  if (refused === 'TooManyRows') throw refuse(refused, { most: MOST_DOCUMENT_TYPES });
  if (refused) throw refuse(refused, {});
  return {};
};

export const saveDocumentType = procedure(contracts.saveDocumentType).mutation(({ ctx, input }) => save(ctx, input));
