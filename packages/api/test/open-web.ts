import type { AddressInfo } from 'node:net';
import {
  createTRPCClient,
  httpBatchLink,
  httpLink,
  isNonJsonSerializable,
  splitLink,
  type TRPCClient,
} from '@trpc/client';
import type { Config } from '../src/platform/process/config.ts';
import type { AppRouter } from '../src/router.ts';
import { createServer } from '../src/server.ts';
import { buildFacility } from './build-facility.ts';
import { openTestDatabase } from './open-test-database.ts';

/** An interface, because a declaration that infers it repeats the whole router. */
interface Client extends TRPCClient<AppRouter> {}

/** Mailroom over HTTP, as a browser that keeps its cookie sees it. */
export const openWeb = async (config: Partial<Config> = {}) => {
  const database = await openTestDatabase();
  const facility = await buildFacility(database);
  // Kept one with the database's: tests put other parts into it.
  const app = Object.assign(database.app, { config: { ...database.app.config, ...config } });
  const server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  let cookie = '';
  const browse = async (path: string, init: RequestInit = {}) => {
    // The callers below give headers as a plain object.
    const response = await fetch(url + path, { ...init, headers: { ...(init.headers as object), cookie } });
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return response;
  };
  const options = {
    url: `${url}/trpc`,
    methodOverride: 'POST' as const,
    fetch: (input: URL | Request | string, init?: object) => browse(new Request(input).url.slice(url.length), init),
  };
  const client: Client = createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ input }) => isNonJsonSerializable(input),
        true: httpLink(options),
        false: httpBatchLink(options),
      }),
    ],
  });
  const [userId] = facility.userIds;
  return {
    database,
    facility,
    url,
    browse,
    client,
    signIn: () => client.session.signIn.mutate({ userId, facilityId: facility.facilityId }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await database[Symbol.asyncDispose]();
    },
  };
};
