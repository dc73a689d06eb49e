import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext } from 'playwright-core';
import { buildLetterAbout } from '../src/build-letter.ts';
import { findPatients } from '../src/hospital-record.ts';
import { freePort, openFolder, REPOSITORY, runHospital, runMailroom } from '../src/run-mailroom.ts';
import { kilobytes, milliseconds, toTable } from './figures.ts';
import { type DecisionFigures, measureDecisions } from './measure-decisions.ts';
import { waitUntilRead, withBrowser } from './with-browser.ts';

/** Record numbers of the hospital that the clerk works in. */
const OID = '2.16.840.1.113883.19.71.1.1';
const GOAL_MS = 50;
const SENDING = 4;
const OUTPUT = join(dirname(fileURLToPath(import.meta.url)), '../.results/bench-decisions.json');

const say = (line: string): void => void process.stdout.write(`${line}\n`);

interface Mail {
  readonly url: string;
  readonly fhirUrl: string;
  readonly count: number;
}

/** Letters about patients whom the hospital knows, as its sources would send them. */
const sendLetters = async ({ request }: BrowserContext, { url, fhirUrl, count }: Mail): Promise<void> => {
  const patients = await findPatients(fhirUrl, OID, 200);
  const send = async (index: number): Promise<void> => {
    const patient = patients[index % patients.length];
    if (patient === undefined) throw new Error('The demonstration hospital has no patients');
    const buffer = Buffer.from(buildLetterAbout(patient, `B-${index}`));
    const answer = await request.post(`${url}/trpc/intake.receiveDocument`, {
      headers: { origin: url },
      multipart: { file: { name: `letter-${index}.xml`, mimeType: 'text/xml', buffer } },
    });
    if (!answer.ok()) throw new Error(`receiveDocument answers ${answer.status()}`);
  };
  const indices = Array.from({ length: count }, (_, index) => index);
  const sender = async (): Promise<void> => {
    for (let index = indices.shift(); index !== undefined; index = indices.shift()) await send(index);
  };
  await Promise.all(Array.from({ length: SENDING }, sender));
};

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((left, right) => left - right)[Math.ceil(values.length * share) - 1] ?? Number.NaN;

const tabulate = ({ keys, heaps }: DecisionFigures): string => {
  const line = (name: string, values: readonly number[]): string[] => [
    name,
    ...[0.5, 0.95, 0.99, 1].map((share) => milliseconds(percentile(values, share))),
  ];
  return [
    toTable([
      [`${keys.length} decisions`, 'median', '95 %', '99 %', 'most'],
      line(
        'key waits for its handler',
        keys.map(({ inputDelayMs }) => inputDelayMs),
      ),
      line(
        'key to the next paint',
        keys.map(({ answeredMs }) => answeredMs),
      ),
      line(
        'key to the next document',
        keys.map(({ shownMs }) => shownMs),
      ),
    ]),
    toTable([
      ['JavaScript heap', ...heaps.map(({ decided }) => `after ${decided}`)],
      ['', ...heaps.map(({ heapBytes }) => kilobytes(heapBytes))],
    ]),
  ].join('\n\n');
};

/** Decides so many documents in a row in a real browser, and measures what that does to keys and memory. */
export const benchDecisions = async (count: number): Promise<void> => {
  await using folder = openFolder();
  await using hospital = await runHospital();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const environment = { FHIR_BASE_URL: hospital.url };
  await using _ = await runMailroom({ root: REPOSITORY, port, folder: folder.path, environment });
  const figures = await withBrowser(url, async (context) => {
    await waitUntilRead(context);
    await sendLetters(context, { url, fhirUrl: hospital.url, count: count + 5 });
    say(`${count + 5} letters sent; they are being read and verified.`);
    await waitUntilRead(context);
    return measureDecisions(context, { count, say });
  });
  mkdirSync(dirname(OUTPUT), { recursive: true });
  writeFileSync(OUTPUT, `${JSON.stringify({ measuredAt: new Date().toISOString(), ...figures }, null, 2)}\n`);
  say(`\n${tabulate(figures)}\n`);
  const answered = percentile(
    figures.keys.map(({ answeredMs }) => answeredMs),
    0.95,
  );
  say(`95 % of keys are answered within ${milliseconds(answered)} (goal: ${GOAL_MS} ms). Every figure: ${OUTPUT}`);
};
