import type { IncomingMessage } from 'node:http';

/**
 * The body as it comes in, up to a number of bytes. One that is refused is left open, so that it can be answered.
 *
 * @throws whatever `tooLong` makes.
 */
export async function* bodyOf(request: IncomingMessage, maxBytes: number, tooLong: () => Error) {
  let bytes = 0;
  // Opened without an encoding: the parts are bytes.
  for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += part.byteLength;
    if (bytes > maxBytes) throw tooLong();
    yield part;
  }
}

interface TextLimits {
  readonly maxBytes: number;
  refused(): Error;
}

/** Reads JSON's text. What says that it is longer, compressed or in another alphabet is refused before a byte of it is read. */
export const readText = async (request: IncomingMessage, { maxBytes, refused }: TextLimits): Promise<string> => {
  const { headers } = request;
  const isOther = /charset=(?!"?utf-8)/i.test(headers['content-type'] ?? '');
  const isLong = Number(headers['content-length'] ?? 0) > maxBytes;
  if (isOther || isLong || headers['content-encoding'] !== undefined) throw refused();
  return Buffer.concat(await Array.fromAsync(bodyOf(request, maxBytes, refused))).toString();
};
