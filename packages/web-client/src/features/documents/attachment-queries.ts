import { NO_FACILITY_YET } from '@mailroom/contracts/agreements';
import { queryOptions } from '@tanstack/react-query';
import { noteFacilityLeft, tabFacility } from '../../platform/rpc/tab-facility.ts';
import { trpc } from '../../platform/rpc/trpc.ts';

/** The bytes of an attachment never change; they are forgotten a minute after nobody shows them. */
const KEPT = { staleTime: Infinity, gcTime: 60_000 };

/** Says which facility this page shows, as calls do. */
export const attachmentAddress = (attachmentId: string): string =>
  `/attachments/${attachmentId}?facility=${tabFacility() ?? NO_FACILITY_YET}`;

/** The same for keeping the file. */
export const downloadAddress = (attachmentId: string): string => `${attachmentAddress(attachmentId)}&download`;

const load = async (attachmentId: string, signal: AbortSignal): Promise<Response> => {
  const response = await fetch(attachmentAddress(attachmentId), { signal });
  if (response.status === 412) noteFacilityLeft();
  if (!response.ok) throw new Error(`attachment answered ${response.status}`);
  return response;
};

export const textQuery = (attachmentId: string) =>
  queryOptions({
    queryKey: ['attachment-text', attachmentId],
    queryFn: async ({ signal }) => (await load(attachmentId, signal)).text(),
    ...KEPT,
  });

export const bytesQuery = (attachmentId: string) =>
  queryOptions({
    queryKey: ['attachment-bytes', attachmentId],
    queryFn: async ({ signal }) => new Uint8Array(await (await load(attachmentId, signal)).arrayBuffer()),
    ...KEPT,
  });

export const narrativeQuery = (attachmentId: string) =>
  trpc.documents.readNarrative.queryOptions({ attachmentId }, KEPT);
