import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ListWorklistOutput } from '@mailroom/contracts';
import { freePort } from '../src/platform/local/free-port.ts';
import type { BuiltFacility } from './build-facility.ts';
import { emptyFilter } from './build-filter.ts';
import type { TestDatabase } from './open-test-database.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

export interface Api extends AsyncDisposable {
  readonly url: string;
}

/** The HTTP process as it is shipped. */
export const startApi = async (
  { app: { config }, databaseUrl }: TestDatabase,
  environment: NodeJS.ProcessEnv = {},
): Promise<Api> => {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'mailroom-api-'));
  const api: ChildProcess = fork(MAIN, {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      MAILROOM_FOLDER: folder,
      FILES: config.filesFolder,
      DEMONSTRATION: 'for-everybody',
      LOG_LEVEL: 'error',
      ...environment,
    },
  });
  await once(api, 'message');
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      const gone = once(api, 'exit');
      api.kill();
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const JSON_TYPE = { 'content-type': 'application/json' };

/** Somebody who is signed in, and may ask any process. */
export interface Clerk {
  /** The worklist's first page, from one of the processes. */
  list(url: string, holds?: string): Promise<Response>;
  /** The bytes of an attachment. */
  readFile(url: string, attachmentId: string): Promise<Response>;
  get(address: string): Promise<Response>;
  signOut(url: string): Promise<void>;
}

const post = (address: string, input: object, headers: Record<string, string>): Promise<Response> =>
  fetch(`${address}?batch=1`, { method: 'POST', headers, body: JSON.stringify({ 0: input }) });

export const signInAt = async (url: string, { facilityId, userIds: [userId] }: BuiltFacility): Promise<Clerk> => {
  const answer = await post(`${url}/trpc/session.signIn`, { userId, facilityId }, JSON_TYPE);
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const headers = { ...JSON_TYPE, cookie };
  return {
    list: (to, holds) =>
      post(`${to}/trpc/worklist.listWorklist`, emptyFilter, {
        ...headers,
        ...(holds !== undefined && { 'mailroom-holds': holds }),
      }),
    readFile: (from, attachmentId) => fetch(`${from}/attachments/${attachmentId}`, { headers }),
    get: (address) => fetch(address, { headers }),
    signOut: async (to) => void (await post(`${to}/trpc/session.signOut`, {}, headers)),
  };
};

export const rowsOf = async (response: Response): Promise<ListWorklistOutput['rows']> => {
  // What listWorklist answers, in tRPC's batch form.
  const [answer] = (await response.json()) as [{ result: { data: ListWorklistOutput } }];
  return answer.result.data.rows;
};
