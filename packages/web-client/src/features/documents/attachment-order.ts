import type { AttachmentDisplay, AttachmentView } from '@mailroom/contracts';

/** What people read best comes first. */
const RANKS: Record<AttachmentDisplay, number> = { pdf: 0, narrative: 1, image: 2, text: 3, html: 4, download: 5 };

const rank = ({ role, display }: AttachmentView): number =>
  // The envelope comes after what was in it, and whatever can only be downloaded comes last.
  RANKS[display] + (role === 'original' ? 10 : 0) + (display === 'download' ? 20 : 0);

/** Attachments in the order of their tabs; the first one is shown. */
export const orderAttachments = (attachments: readonly AttachmentView[]): AttachmentView[] =>
  attachments.toSorted((left, right) => rank(left) - rank(right));
