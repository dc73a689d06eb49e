import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { entities } from '../../api/src/model/entities.ts';
import { openOrm } from '../../api/src/platform/database/orm.ts';
import { adoptFolder } from '../../api/src/platform/files/files-folder.ts';
import { readInstallationId } from '../../api/src/platform/files/installation.ts';
import { freePort } from '../../api/src/platform/local/free-port.ts';
import { type PageAnswer, pageDifference } from './compare-rows.ts';
import { type StartedProcess, startProcess } from './processes/start-process.ts';
import type { PageCall, Variant } from './variants.ts';

/** What variants are started against; a network or another size of data is another place. */
export interface Place {
  /** The application's role, held by row-level security. */
  readonly databaseUrl: string;
  /** A role that bypasses row-level security. */
  readonly benchUrl: string;
  readonly facilityId: string;
  readonly userId: string;
  readonly fhirUrl: string;
  /** For the product's files. */
  readonly folder: string;
}

/** A variant in a process of its own, on a port of its own, and who asks it. */
export interface StartedVariant extends AsyncDisposable {
  readonly variant: Variant;
  readonly process: StartedProcess;
  readonly url: string;
  /** The session's cookie; empty for variants that know no session. */
  readonly cookie: string;
  readonly call: PageCall;
}

/** @returns the session's cookie. */
export const signIn = async (
  url: string,
  { userId, facilityId }: Pick<Place, 'userId' | 'facilityId'>,
): Promise<string> => {
  const answer = await fetch(`${url}/trpc/session.signIn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userId, facilityId }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error(`Sign-in answered ${answer.status} without a cookie.`);
  return cookie;
};

/** The seed has documents and no files: its folder is taken as it is, whichever database it belonged to before. */
export const adoptFiles = async ({ databaseUrl, folder }: Place): Promise<void> => {
  const orm = await openOrm({ databaseUrl, entities, poolSize: 1 });
  try {
    await adoptFolder(join(folder, 'files'), await readInstallationId(orm));
  } finally {
    await orm.close();
  }
};

export const startVariant = async (
  variant: Variant,
  place: Place,
  preloads: readonly string[] = ['processes/report-usage.ts'],
): Promise<StartedVariant> => {
  const port = await freePort();
  await adoptFiles(place);
  const environment = {
    NODE_ENV: 'production',
    PORT: String(port),
    DATABASE_URL: variant.tenancy === 'facility_id' ? place.benchUrl : place.databaseUrl,
    FHIR_BASE_URL: place.fhirUrl,
    MAILROOM_FOLDER: place.folder,
    DEMONSTRATION: 'for-everybody',
    LOG_LEVEL: 'error',
    ...variant.environment,
  };
  const process = await startProcess({ script: variant.script, environment, preloads });
  const url = `http://127.0.0.1:${port}`;
  try {
    const cookie = variant.kind === 'product' ? await signIn(url, place) : '';
    const call = variant.call({ facilityId: place.facilityId, cookie });
    return { variant, process, url, cookie, call, [Symbol.asyncDispose]: () => process[Symbol.asyncDispose]() };
  } catch (error) {
    await process[Symbol.asyncDispose]();
    throw error;
  }
};

/** Puts a call once. @throws Error with what was answered instead of a page. */
export const ask = async (url: string, { path, headers, body }: PageCall): Promise<string> => {
  const answer = await fetch(url + path, { method: 'POST', headers, body });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 300)}`);
  return text;
};

/** The page as a variant answers it, and how many bytes that took. */
export interface AskedPage {
  readonly page: PageAnswer;
  readonly bytes: number;
  readonly gzipBytes: number;
}

export const askPage = async ({ variant, url, call }: StartedVariant): Promise<AskedPage> => {
  const text = await ask(url, call);
  return {
    page: variant.read(JSON.parse(text)),
    bytes: Buffer.byteLength(text),
    gzipBytes: gzipSync(text).length,
  };
};

/**
 * Asks every variant once.
 *
 * @throws Error naming the variant that shows another page than V2, and where.
 */
export const askEqualPages = async (started: readonly StartedVariant[]): Promise<Map<string, AskedPage>> => {
  const pages = new Map<string, AskedPage>();
  for (const one of started) pages.set(one.variant.name, await askPage(one));
  const expected = pages.get('v2')?.page;
  if (!expected || expected.rows.length === 0) throw new Error('V2 shows no rows: there is nothing to compare.');
  for (const [name, { page }] of pages) {
    const difference = pageDifference(expected, page);
    if (difference !== null) throw new Error(`${name} does not show the page of V2: ${difference}.`);
  }
  return pages;
};
