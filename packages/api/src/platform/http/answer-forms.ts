import type { AnyRouter } from '@trpc/server';
import type { CreateExpressContextOptions } from '@trpc/server/adapters/express';
import { type FetchHandlerRequestOptions, fetchRequestHandler } from '@trpc/server/adapters/fetch';
import type { RequestHandler } from 'express';
import type { Context } from '../process/context.ts';
import { formOf } from './limit-bodies.ts';

interface Procedures extends Pick<FetchHandlerRequestOptions<AnyRouter>, 'router' | 'onError'> {
  createContext(options: CreateExpressContextOptions): Promise<Context>;
}

/** Gives forms that were read as they arrived to their procedures: tRPC's adapter for Express would read them once they are whole. */
export const answerForms =
  ({ createContext, ...procedures }: Procedures): RequestHandler =>
  async (request, response, next) => {
    const form = formOf(request);
    if (form === null) return next();
    const init = { method: 'POST', headers: { 'content-type': 'multipart/form-data' } };
    const req = Object.assign(new Request(new URL(request.originalUrl, 'http://localhost'), init), {
      formData: () => Promise.resolve(form),
    });
    const answer = await fetchRequestHandler({
      ...procedures,
      endpoint: request.baseUrl,
      req,
      createContext: ({ info }) => createContext({ req: request, res: response, info }),
    });
    response
      .status(answer.status)
      .setHeaders(answer.headers)
      .end(await answer.text());
  };
