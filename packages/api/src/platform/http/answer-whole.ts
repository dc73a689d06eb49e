import type { RequestHandler } from 'express';

/**
 * Lets an answer leave in one packet, with its length: every chunk of a stream would cost a write of its own. Subscriptions,
 * which are asked for with GET, go on chunk by chunk.
 */
export const answerWhole: RequestHandler = (request, response, next) => {
  if (request.method !== 'POST') return next();
  const chunks: Buffer[] = [];
  const { write, end } = response;
  const take = (chunk: unknown): void => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  // tRPC's adapter gives one chunk and no callback.
  response.write = ((chunk: unknown) => {
    take(chunk);
    return true;
  }) as typeof write;
  // As above.
  response.end = ((chunk?: unknown) => {
    take(chunk);
    response.write = write;
    response.end = end;
    return chunks.length > 0 ? response.end(Buffer.concat(chunks)) : response.end();
  }) as typeof end;
  next();
};
