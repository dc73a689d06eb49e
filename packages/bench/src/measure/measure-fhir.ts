import { type PageAnswer, pageDifference } from '../compare-rows.ts';
import { median } from '../figures.ts';
import { askPage, type StartedVariant } from '../start-variant.ts';
import type { FhirServer } from './fhir-server.ts';
import type { Workplace } from './measure-variants.ts';

/** The page while the hospital's FHIR server is in some state. */
export interface FhirState {
  readonly state: 'fast' | 'slow' | 'down';
  readonly name: string;
  readonly p50: number;
}

const SLOW_MILLISECONDS = 300;
const REQUESTS = 50;
const SLOW_REQUESTS = 2;

/** @throws Error when the variant shows another page than it did. */
const timePages = async (started: StartedVariant, expected: PageAnswer): Promise<number> => {
  const { name, isSlow } = started.variant;
  const times: number[] = [];
  for (let n = 0; n < (isSlow ? SLOW_REQUESTS : REQUESTS); n += 1) {
    const startedAt = performance.now();
    const { page } = await askPage(started);
    times.push(performance.now() - startedAt);
    const difference = pageDifference(expected, page);
    if (difference !== null) throw new Error(`${name} shows another page: ${difference}.`);
  }
  return median(times);
};

/**
 * Asks for the page while FHIR is fast, slow and down. FHIR stays down: nothing may be measured after this that needs it.
 *
 * @throws Error when a variant then shows another page.
 */
export const measureFhir = async (
  { say }: Pick<Workplace, 'say'>,
  fhir: FhirServer,
  started: readonly StartedVariant[],
): Promise<readonly FhirState[]> => {
  const expected: PageAnswer[] = [];
  for (const one of started) expected.push((await askPage(one)).page);
  const measured: FhirState[] = [];
  for (const state of ['fast', 'slow', 'down'] as const) {
    say(`Measuring with FHIR ${state} …`);
    if (state === 'slow') fhir.delayMilliseconds = SLOW_MILLISECONDS;
    if (state === 'down') await fhir.close();
    for (const [index, one] of started.entries()) {
      const page = expected[index];
      if (page) measured.push({ state, name: one.variant.name, p50: await timePages(one, page) });
    }
  }
  return measured;
};
