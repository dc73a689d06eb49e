import type { AttachmentDisplay, AttachmentRole, AttachmentView } from '@mailroom/contracts';

/** What people read best comes first. */
const RANKS: Record<AttachmentDisplay, number> = { pdf: 0, narrative: 1, image: 2, text: 3, html: 4, download: 5 };

/** An embedded body comes before the original that held it. */
const ROLES: Record<AttachmentRole, number> = { body: 0, original: 10 };

const rank = ({ role, display }: AttachmentView): number =>
  // Whatever can only be downloaded comes last.
  RANKS[display] + ROLES[role] + (display === 'download' ? 20 : 0);

/** Attachments in the order of their tabs; the first one is shown. */
export const orderAttachments = (attachments: readonly AttachmentView[]): AttachmentView[] =>
  attachments.toSorted((left, right) => rank(left) - rank(right));
