import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { IdentityProviderSetUp } from '@mailroom/contracts';
import { openSession, setUpProviders } from '../src/features/session/index.ts';
import { Facility } from '../src/model/facility.entity.ts';
import type { SecretKeys } from '../src/platform/secrets/sealer.ts';
import { createServer } from '../src/server.ts';
import { buildFacility } from './build-facility.ts';
import { openTestDatabase } from './open-test-database.ts';
import { startIdentityProvider } from './start-identity-provider.ts';

/** A browser that follows no redirect by itself, with a jar of cookies for each server. */
export const openBrowser = () => {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (url: string): Map<string, string> => {
    const { origin } = new URL(url);
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    return jar;
  };
  const visit = async (url: string, form?: Record<string, string>) => {
    const jar = jarOf(url);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const body = form && { method: 'POST', body: new URLSearchParams(form) };
    const response = await fetch(url, { ...body, headers: { cookie }, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      if (/expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    const location = response.headers.get('location');
    return { response, to: location === null ? '' : new URL(location, url).href };
  };
  return { visit, jarOf };
};
export type Browser = ReturnType<typeof openBrowser>;

type Served = Partial<IdentityProviderSetUp['facilities'][number]>;

/** Mailroom over HTTP with a facility whose people sign in at the demonstration's identity provider. */
export const openSignIn = async () => {
  const database = await openTestDatabase();
  const secretKeys: SecretKeys = [randomBytes(32)];
  const app = { ...database.app, config: { ...database.app.config, secretKeys } };
  const server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  // A server that listens on a port has an address of this form.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const [{ facilityId }, provider] = await Promise.all([buildFacility(database), startIdentityProvider(url)]);
  const { code: facility } = await database.owner.em.fork().findOneOrFail(Facility, { id: facilityId });
  /** `chu-montclair/clerk` is a clerk here, and so on. */
  const setUp = async (served: Served = {}, changed: object = {}): Promise<void> => {
    const rules = (['clerk', 'supervisor'] as const).map((role) => ({
      role,
      when: [{ claim: 'groups', has: `chu-montclair/${role}` }],
    }));
    const wanted = {
      code: 'hospital',
      name: 'Hospital',
      issuer: provider.issuer,
      clientId: 'mailroom',
      clientSecret: 'demonstration',
      facilities: [{ facility, rules, ...served }],
      ...changed,
    };
    await setUpProviders(database.owner, { keys: secretKeys, wanted: [IdentityProviderSetUp.parse(wanted)] });
  };
  await setUp();
  /** Goes to the provider, says there who one is, and stops before its answer reaches Mailroom. */
  const answerFor = async (browser: Browser, person: string, way: { search?: string; form?: object } = {}) => {
    const begun = await browser.visit(`${url}/sign-in/hospital${way.search ?? ''}`);
    const asked = await browser.visit(begun.to);
    const form = { person, ...way.form };
    const chosen = asked.to.includes('/interaction/') ? await browser.visit(asked.to, form) : null;
    return chosen ? (await browser.visit(chosen.to)).to : asked.to;
  };
  return {
    app,
    database,
    facilityId,
    facilityCode: facility,
    provider,
    url,
    setUp,
    answerFor,
    signIn: async (browser: Browser, person: string, way?: { search?: string; form?: object }) =>
      browser.visit(await answerFor(browser, person, way)),
    /** Who the browser is signed in as; null for nobody. */
    whoIs: (browser: Browser) => openSession(app.orm, browser.jarOf(url).get('mailroom_session') ?? ''),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await provider[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
};
