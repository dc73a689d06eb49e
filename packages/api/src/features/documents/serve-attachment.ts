import type { Request, Response } from 'express';
import { z } from 'zod';
import type { App } from '../../platform/context.ts';
import type { CurrentSession } from '../../platform/current-session.ts';
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

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** XML is given as text, so that no style sheet or script in it runs. Text that is not UTF-8 is read as Windows-1252. */
const contentType = (mediaType: string, bytes: Uint8Array): string => {
  const served = mediaType === 'text/xml' ? 'text/plain' : mediaType;
  if (!SHOWN.has(served)) return 'application/octet-stream';
  return served.startsWith('text/') ? `${served}; charset=${isUtf8(bytes) ? 'utf-8' : 'windows-1252'}` : served;
};

/**
 * `GET /attachments/<id>`: the bytes of an attachment of the user's facility; 404 for any other.
 * With `?download` the browser keeps them. Nothing in them runs: they are sandboxed and never sniffed.
 */
export const serveAttachment =
  (app: App, sessionOf: (request: Request) => Promise<CurrentSession | null>) =>
  async (request: Request, response: Response): Promise<void> => {
    const session = await sessionOf(request);
    const id = z.uuid().safeParse(request.params['id']);
    if (!session || !id.success) {
      response.sendStatus(session ? 404 : 401);
      return;
    }
    const attachment = await loadStoredFile(app.orm, session.facilityId, id.data);
    if (!attachment) {
      response.sendStatus(404);
      return;
    }
    const bytes = await app.files.load(session.facilityId, attachment.sha256);
    response.attachment(attachment.fileName);
    const disposition = String(response.getHeader('Content-Disposition'));
    response.set({
      'Content-Type': contentType(attachment.mediaType, bytes),
      'Content-Disposition': 'download' in request.query ? disposition : disposition.replace(/^attachment/, 'inline'),
      'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    });
    response.end(bytes);
  };
