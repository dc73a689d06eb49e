import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import { PIECE_BYTES } from '../process/pieces.ts';
import { MailroomError } from './mailroom-error.ts';
import { bodyOf } from './read-body.ts';

const refuse = MailroomError.refuser<'InputInvalid' | 'ObjectTooLarge'>();

/** A file and what a client may say beside it. */
const MAX_PARTS = 10;

type Bytes = Uint8Array<ArrayBuffer>;

/** Keeps what arrives in pieces that are neither large nor many. */
const collectPieces = () => {
  const pieces: Blob[] = [];
  let waiting: Bytes[] = [];
  let waitingBytes = 0;
  const join = (): void => {
    pieces.push(new Blob(waiting));
    waiting = [];
    waitingBytes = 0;
  };
  return {
    add(part: Bytes): void {
      waiting.push(part);
      waitingBytes += part.byteLength;
      if (waitingBytes >= PIECE_BYTES) join();
    },
    end(): readonly Blob[] {
      join();
      return pieces;
    },
  };
};

/** Browsers write these three characters of a file's name so, and no others. */
const nameOf = (sent: string): string => sent.replace(/%(?:0A|0D|22)/gi, decodeURIComponent);

interface FormLimits {
  readonly maxBodyBytes: number;
  /** What whoever sends more is told. */
  readonly maxObjectBytes: number;
}

/**
 * Reads a form's files into memory as they arrive; its other fields are left out. `Request.formData()` waits until all is there,
 * and then holds up the whole process.
 *
 * @throws MailroomError `ObjectTooLarge`, or `InputInvalid` for what is no form or ends early.
 */
export const readForm = async (
  request: IncomingMessage,
  { maxBodyBytes, maxObjectBytes }: FormLimits,
): Promise<FormData> => {
  const form = new FormData();
  const headers = { ...request.headers, 'content-type': request.headers['content-type'] ?? '' };
  try {
    const parser = new Busboy({
      headers,
      limits: { parts: MAX_PARTS },
      preservePath: true,
      isPartAFile: (...[, , fileName]) => fileName !== undefined,
    });
    parser.on('partsLimit', () => parser.destroy(refuse('InputInvalid', { fields: [] })));
    parser.on('file', (...[name, stream, fileName, , type]) => {
      const pieces = collectPieces();
      stream.on('data', pieces.add);
      stream.on('end', () => form.append(name, new File([...pieces.end()], nameOf(fileName), { type })));
      // The parser tells of it as well.
      stream.on('error', () => {});
    });
    const tooLarge = () => refuse('ObjectTooLarge', { maxBytes: maxObjectBytes });
    await pipeline(bodyOf(request, maxBodyBytes, tooLarge), parser);
    return form;
  } catch (error) {
    throw error instanceof MailroomError ? error : refuse('InputInvalid', { fields: [] });
  }
};
