import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { findBrowser } from '../src/find-browser.ts';

const CLERK = 'Agente des admissions';

/** Signs in without opening the page, so that the first visit finds an empty cache and a clerk. */
const signIn = async ({ request }: BrowserContext, url: string): Promise<void> => {
  const ask = async (procedure: string, data: object): Promise<unknown> => {
    const answer = await request.post(`${url}/trpc/${procedure}`, { data, headers: { origin: url } });
    if (!answer.ok()) throw new Error(`${procedure} answers ${answer.status()}`);
    return answer.json();
  };
  // The contract of listDemonstrationUsers.
  const listed = (await ask('session.listDemonstrationUsers', {})) as {
    result: { data: { users: { userId: string; facilityId: string; userName: string }[] } };
  };
  const clerk = listed.result.data.users.find(({ userName }) => userName === CLERK);
  if (clerk === undefined) throw new Error(`The demonstration has no ${CLERK}`);
  await ask('session.signIn', { userId: clerk.userId, facilityId: clerk.facilityId });
};

/** The demonstration's documents are read by a worker: what is measured is the list when it has come to rest. */
export const waitUntilRead = async (context: BrowserContext): Promise<void> => {
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('tab', { name: /^Being read\W*0$/ }).waitFor({ timeout: 120_000 });
  await page.close();
};

/** A browser of its own for each run, with a profile on disk: only that has the caches that a clerk's browser has. */
export const withBrowser = async <Result>(
  url: string,
  act: (context: BrowserContext) => Promise<Result>,
): Promise<Result> => {
  const profile = mkdtempSync(join(tmpdir(), 'mailroom-bench-'));
  const context = await chromium.launchPersistentContext(profile, {
    ...(await findBrowser()),
    baseURL: url,
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  try {
    await signIn(context, url);
    return await act(context);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
};
