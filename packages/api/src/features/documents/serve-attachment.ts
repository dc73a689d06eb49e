import { pipeline } from 'node:stream/promises';
import { READING_ROLES } from '@mailroom/contracts';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { auditOnce } from '../../platform/audit/audit-once.ts';
import type { VerifiedFile } from '../../platform/files/file-store.ts';
import { safeFileName } from '../../platform/files/safe-file-name.rules.ts';
import type { CurrentSession } from '../../platform/http/current-session.ts';
import { judgeTab } from '../../platform/http/judge-tab.ts';
import type { App } from '../../platform/process/context.ts';
import { isShownAsText } from './attachment-display.rules.ts';
import { loadStoredFile } from './stored-file.load-plan.ts';

/** What a browser may be given as itself; anything else is given as bytes to keep. */
const SHOWN = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'text/html',
  'text/plain',
]);

/** Says whether all the pieces it is given are one text in UTF-8. */
const openUtf8Check = () => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isUtf8 = true;
  const decode = (piece?: Uint8Array): boolean => {
    try {
      decoder.decode(piece, { stream: piece !== undefined });
      return true;
    } catch {
      return false;
    }
  };
  return {
    see: (piece: Uint8Array): void => {
      isUtf8 &&= decode(piece);
    },
    end: (): boolean => isUtf8 && decode(),
  };
};

/** Text that is not UTF-8 is read as Windows-1252. */
const contentType = (mediaType: string, isUtf8: boolean): string => {
  const served = isShownAsText(mediaType) ? 'text/plain' : mediaType;
  if (!SHOWN.has(served)) return 'application/octet-stream';
  return served.startsWith('text/') ? `${served}; charset=${isUtf8 ? 'utf-8' : 'windows-1252'}` : served;
};

/** A reader who goes away in between is nobody's mistake. */
const send = async (file: VerifiedFile, response: Response): Promise<void> => {
  try {
    await pipeline(file.stream(), response);
  } catch (error) {
    if (!response.destroyed) throw error;
  }
};

/**
 * `GET /attachments/<id>`: the bytes of an attachment of the user's facility; 404 for any other, 403 for a role that sees no documents.
 * 412 where the page says (`?facility`) that it was painted for another facility. With `?download` the browser keeps them. Nothing in them runs: they are sandboxed and never sniffed.
 */
export const serveAttachment =
  (app: App, sessionOf: (request: Request) => Promise<CurrentSession | null>) =>
  async (request: Request, response: Response): Promise<void> => {
    const session = await sessionOf(request);
    if (session && !READING_ROLES.includes(session.role)) {
      response.sendStatus(403);
      return;
    }
    const { facility } = request.query;
    if (session && judgeTab(session, { facility: typeof facility === 'string' ? facility : null, isOurs: false })) {
      response.sendStatus(412);
      return;
    }
    const id = z.uuid().safeParse(request.params['id']);
    if (!session || !id.success) {
      response.sendStatus(session ? 404 : 401);
      return;
    }
    const attachment = await loadStoredFile(app.orm, session, id.data);
    if (!attachment) {
      response.sendStatus(404);
      return;
    }
    const { documentId } = attachment;
    await auditOnce(app, session, { action: 'file-read', documentId, details: { attachmentId: id.data } });
    const text = openUtf8Check();
    await using file = await app.files.openVerified(session.facilityId, attachment.sha256, text.see);
    response.attachment(safeFileName(attachment.fileName));
    const disposition = String(response.getHeader('Content-Disposition'));
    response.set({
      'Content-Type': contentType(attachment.mediaType, text.end()),
      'Content-Length': String(file.sizeBytes),
      'Content-Disposition': 'download' in request.query ? disposition : disposition.replace(/^attachment/, 'inline'),
      'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    });
    await send(file, response);
  };
