import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { buildLetterAbout } from './build-letter.ts';
import { chartOf, findPatients, OID } from './hospital-record.ts';
import { openBrowser } from './open-browser.ts';
import { freePort, openFolder, REPOSITORY, runIdentityProvider, runMailroom } from './run-mailroom.ts';
import { addDocument, openFound, SENT_WITHIN, untilFileable, untilLookedAt } from './user-actions.ts';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const field = (page: Page, name: string) => page.getByRole('textbox', { name });

/** Takes up an invitation with a password and a one-time code of one's own. */
const takeUp = async (page: Page, link: string, name: string): Promise<void> => {
  await page.goto(link);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('E-mail or name you sign in by').fill(name.replaceAll(' ', '.'));
  await page.getByLabel('A new password').fill('a long walk by the sea');
  const key = await page.locator('code').innerText();
  const codes = new TOTP({ secret: Secret.fromBase32(key.replaceAll(/[^A-Z2-7]/g, '')) });
  await page.getByLabel('Code of your authenticator').fill(codes.generate());
  await button(page, 'Begin').click();
};

/** Adds the hospital, and returns the link for its first administrator. */
const addHospital = async (page: Page): Promise<string> => {
  await button(page, 'Add a hospital').click();
  await field(page, 'Name of the hospital').fill('CHU Montclair');
  await field(page, 'City').fill('Montclair');
  await field(page, 'Country').fill('FR');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  // The hospital's own dialog takes the place of the one that added it: a server can be tried in both.
  const invite = button(page, 'Make a link for an administrator');
  await invite.waitFor();
  await button(page, 'Try it').click();
  await page.getByText('It answers.').waitFor();
  await invite.click();
  const link = await field(page, 'Link').inputValue();
  await page.keyboard.press('Escape');
  return link;
};

/** Fills in the rule that stands last in the form. */
const fillRule = async (page: Page, role: string, group: string): Promise<void> => {
  await page.getByLabel('Role').last().selectOption(role);
  await page.getByLabel('is or holds').last().fill(group);
};

/** Lets in clerks and auditors by the groups that the hospital's provider says they are in. */
const addProvider = async (page: Page, issuer: string): Promise<void> => {
  await page.getByRole('link', { name: 'Identity providers' }).click();
  await button(page, 'Add an identity provider').click();
  await page.getByLabel('Name').first().fill('the hospital account');
  await field(page, 'Code').fill('hospital');
  await field(page, 'Issuer').fill(issuer);
  await field(page, 'Client id').fill('mailroom');
  await page.getByLabel('Client secret').fill('demonstration');
  await page.getByLabel('Hospital', { exact: true }).selectOption('CHU Montclair');
  await button(page, 'Let people in there').click();
  await fillRule(page, 'Clerk', 'chu-montclair/clerk');
  await button(page, 'Add a rule').click();
  await fillRule(page, 'Auditor', 'chu-montclair/auditor');
  await button(page, 'Save').click();
  await page.getByText(issuer).waitFor();
};

const signInAtHospital = async (page: Page, person: string): Promise<void> => {
  await page.goto('/');
  await page.getByRole('link', { name: /^Sign in with/ }).click();
  await button(page, person).click();
};

it('from an empty database to a filed document, an audit that tells of it, and a session that an administrator ends', async () => {
  const { fhirUrl } = inject('mailroom');
  await using folder = openFolder();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  await using provider = await runIdentityProvider(url);
  const environment = { FHIR_BASE_URL: fhirUrl, DEMONSTRATION: 'off' };
  await using mailroom = await runMailroom({ root: REPOSITORY, port, folder: folder.path, environment });
  await using browser = await openBrowser();
  const sitDown = async (): Promise<Page> => (await browser.sitDown({ url })).page;

  const operator = await sitDown();
  await takeUp(operator, /\/invitation#\S+/.exec(mailroom.said)?.[0] ?? '', 'Head of IT');
  const link = await addHospital(operator);
  await addProvider(operator, provider.url);
  const administrator = await sitDown();
  await takeUp(administrator, link, 'Head of records');
  await button(administrator, /^Head of records/).waitFor();

  const [patient] = await findPatients(fhirUrl, OID, 60).then((patients) => patients.slice(-1));
  if (patient === undefined) throw new Error('The demonstration has no patients');
  const clerk = await sitDown();
  await signInAtHospital(clerk, 'Agente des admissions');
  await clerk.getByText('Everything is reviewed').waitFor();
  await addDocument(clerk)('letter.xml', buildLetterAbout(patient, 'F-first'));
  await openFound(clerk)(patient.family);
  await untilFileable(clerk);
  await untilLookedAt(clerk);
  await clerk.keyboard.press('i');
  await expect.poll(() => chartOf(fhirUrl, patient.id), SENT_WITHIN).toContain('current');

  const auditor = await sitDown();
  await signInAtHospital(auditor, 'Auditrice interne');
  const told = auditor.getByRole('list', { name: 'What was done' }).getByRole('listitem');
  await told.filter({ hasText: 'Decided to file' }).filter({ hasText: 'Agente des admissions' }).waitFor();
  await told.filter({ hasText: 'Administrator invited by an operator' }).filter({ hasText: 'Head of IT' }).waitFor();

  await administrator.goto('/administration/sessions');
  const sessions = administrator.getByRole('listitem').filter({ hasText: 'Agente des admissions' });
  await sessions.getByRole('button').click();
  await clerk.getByText('You were signed out').waitFor();
  // The clerk's page was told once that its session is over.
  expect(browser.errors.filter((error) => !error.includes('401 (Unauthorized)'))).toEqual([]);
});
