import { z } from 'zod';
import { MeasuredRow, type PageAnswer } from './compare-rows.ts';
import { PAGE_ROWS, STATUS } from './question.ts';
import { byName } from './serve-pages.ts';

const QUERY = `query Page($facilityId: UUID!, $status: String!) {
  allDocuments(condition: { facilityId: $facilityId, status: $status, purgedAt: null }, orderBy: [RECEIVED_AT_DESC, ROW_ID_DESC], first: ${PAGE_ROWS + 1}) {
    nodes {
      rowId status receivedAt title unreadableReason
      metadatumByDocumentId { patientName patientBirthDate documentCode documentDate }
      sourceBySourceId { name }
      appUserByAssigneeId { name }
      verificationByDocumentId { outcome }
      documentTagsByDocumentId { nodes { tagByTagId { name color } } }
    }
  }
}`;

export const postgraphileQuestion = ({ facilityId }: { readonly facilityId: string }) => ({
  path: '/graphql',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: QUERY, variables: { facilityId, status: STATUS } }),
});

const Named = z.object({ name: z.string() });
const Node = z.object({
  rowId: z.string(),
  status: z.string(),
  receivedAt: z.string(),
  title: z.string(),
  unreadableReason: z.string().nullable(),
  metadatumByDocumentId: z
    .object({
      patientName: z.string().nullable(),
      patientBirthDate: z.string().nullable(),
      documentCode: z.string().nullable(),
      documentDate: z.string().nullable(),
    })
    .nullable(),
  sourceBySourceId: Named,
  appUserByAssigneeId: Named.nullable(),
  verificationByDocumentId: z.object({ outcome: z.string() }).nullable(),
  documentTagsByDocumentId: z.object({
    nodes: z.array(z.object({ tagByTagId: z.object({ name: z.string(), color: z.string() }) })),
  }),
});
const Answer = z.object({ data: z.object({ allDocuments: z.object({ nodes: z.array(Node) }) }) });

const rowOf = (node: z.infer<typeof Node>): MeasuredRow => {
  const { metadatumByDocumentId: metadata } = node;
  return MeasuredRow.parse({
    id: node.rowId,
    status: node.status,
    receivedAt: new Date(node.receivedAt).toISOString(),
    title: node.title,
    patientName: metadata?.patientName ?? null,
    patientBirthDate: metadata?.patientBirthDate ?? null,
    documentCode: metadata?.documentCode ?? null,
    documentDate: metadata?.documentDate ?? null,
    sourceName: node.sourceBySourceId.name,
    assigneeName: node.appUserByAssigneeId?.name ?? null,
    verificationOutcome: node.verificationByDocumentId?.outcome ?? null,
    unreadableReason: node.unreadableReason,
    tags: node.documentTagsByDocumentId.nodes.map(({ tagByTagId }) => tagByTagId).sort(byName),
  });
};

/** A GraphQL answer has the shape of the question; the client of such a server makes the rows. */
export const readPostgraphile = (answer: unknown): PageAnswer => {
  const { nodes } = Answer.parse(answer).data.allDocuments;
  return { rows: nodes.slice(0, PAGE_ROWS).map(rowOf), hasNext: nodes.length > PAGE_ROWS };
};
