import type { AttachmentView } from '@mailroom/contracts';
import { noop } from '@tanstack/react-query';
import { loadPart } from '../../platform/loading/load-part.ts';
import { queryClient } from '../../platform/rpc/query-client.ts';
import { orderAttachments } from './attachment-order.ts';
import { bytesQuery, narrativeQuery, textQuery } from './attachment-queries.ts';

/** More is not worth loading for somebody who may never look at it. */
const MAX_BYTES_AHEAD = 4_000_000;

const fetchAhead = ({ id, display }: AttachmentView): Promise<unknown> | undefined => {
  if (display === 'narrative') return queryClient.query(narrativeQuery(id));
  if (display === 'text') return queryClient.query(textQuery(id));
  if (display !== 'pdf') return undefined;
  void loadPart(() => import('./pdf-view.tsx')).catch(noop);
  return queryClient.query(bytesQuery(id));
};

/** Loads the file that a document will show first. What fails here fails again, visibly, when it is shown. */
export const prefetchFirstAttachment = (attachments: readonly AttachmentView[]): void => {
  const [first] = orderAttachments(attachments);
  if (first === undefined || first.sizeBytes > MAX_BYTES_AHEAD) return;
  void fetchAhead(first)?.catch(noop);
};
