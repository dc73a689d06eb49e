import * as contracts from '@mailroom/contracts';
import { loadPlan } from '@mailroom/load-plan';
import { DocumentType } from '../../model/document-type.entity.ts';
import { loadPages } from '../../platform/database/statement.ts';
import { procedure } from '../../platform/http/trpc.ts';
import { MOST_DOCUMENT_TYPES } from './save-document-type.ts';

const documentTypeRow = loadPlan(DocumentType, contracts.DocumentTypeRow);

export const listDocumentTypes = procedure(contracts.listDocumentTypes).query(async ({ ctx: { app, session } }) => {
  const orderBy = { code: 'asc' } as const;
  const asked = documentTypeRow.statement(app.orm, { label: 'list_types', orderBy, limit: MOST_DOCUMENT_TYPES });
  const [{ rows }] = await loadPages(app.orm, session.facilityId, [asked]);
  return { rows };
});
