import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { identifierKeys } from '../../packages/api/src/features/verification/identifier.rules.ts';
import { gradePatient, type ReadTraits, verifyIdentity } from '../../packages/api/src/features/verification/index.ts';
import { searchRounds } from '../../packages/api/src/features/verification/search-keys.rules.ts';
import type { PatientCriteria } from '../../packages/api/src/platform/fhir/patient-query.rules.ts';
import { strangersOf, withoutNumbers } from './alter-trial.ts';
import { generateOthers } from './generate-others.ts';
import { demonstrationTrial, slipTrial } from './generate-trials.ts';
import { hasTrials, readTrials } from './read-trials.ts';
import { blockingFigures, runBlocking } from './run-blocking.ts';
import { figuresOf, runTrial } from './run-trial.ts';
import { simulateServer } from './simulate-server.ts';
import type { Trial, Verify } from './trial.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const folder = process.env['MATCHING_DATA'] ?? join(root, '../shared/data/matching');

const print = (trials: readonly Trial[]) => {
  const tallies = trials.map((trial) => runTrial(trial));
  for (const tally of tallies) process.stdout.write(`${JSON.stringify(figuresOf(tally))}\n`);
  return tallies;
};

/** A rule made weaker on purpose: whoever agrees in these traits is matched if nobody else does. */
const onlyBy =
  (...traits: string[]): Verify =>
  (read, candidates, context) => {
    const agreeing = candidates.filter((known) =>
      gradePatient(read, known, context).evidence.every(
        ({ trait, agreement }) => !traits.includes(trait) || agreement === 'equal',
      ),
    );
    const [only, second] = agreeing;
    return only === undefined || second !== undefined
      ? { outcome: 'unmatched' }
      : { outcome: 'matched', patientId: only.id, evidence: [] };
  };

/** Another: the best candidate is taken where a clerk should choose. */
const takesTheBest: Verify = (read, candidates, context) => {
  const match = verifyIdentity(read, candidates, context);
  const best = match.outcome === 'ambiguous' ? match.candidates[0] : undefined;
  return best === undefined ? match : { outcome: 'matched', patientId: best.patientId, evidence: best.evidence };
};

describe('generated documents', () => {
  const slips = slipTrial(12);
  // A stranger with the name and the birth date of a patient, and no number, is that patient for all that anybody can tell.
  const withoutNamesakes: Trial = {
    ...slips,
    documents: slips.documents.filter(({ isNamesake }) => isNamesake !== true),
  };

  it('are never matched with the wrong patient, and most of the demonstration’s find their own', async () => {
    const whole = await demonstrationTrial();
    const numbers = identifierKeys(whole.patients.flatMap(({ identifiers }) => identifiers));
    const numbered = whole.documents.filter(({ read }) =>
      [...identifierKeys(read.identifiers)].some((number) => numbers.has(number)),
    );
    const [slipped, strangers, demonstration, withNumbers, without] = print([
      slips,
      strangersOf(withoutNamesakes),
      whole,
      { ...whole, name: 'Demonstration, with a number that the index has', documents: numbered },
      withoutNumbers(whole),
    ]);
    expect([slipped?.false, strangers?.false, demonstration?.false]).toEqual([0, 0, 0]);
    expect(slipped?.right).toBeGreaterThan(500);
    expect(withNumbers?.right).toBeGreaterThan(0.9 * (withNumbers?.known ?? 0));
    expect([without?.right, without?.offered]).toEqual([0, without?.known]);
    expect((demonstration?.right ?? 0) + (demonstration?.offered ?? 0)).toBe(demonstration?.known);
  }, 300_000);

  it.each<[string, Verify]>([
    ['a number alone', onlyBy('identifier')],
    ['a whole name', onlyBy('family', 'given')],
    ['the best of several', takesTheBest],
  ])('would be matched with the wrong patient by %s', (_, weaker) => {
    expect(runTrial(slips, weaker).false).toBeGreaterThan(0);
  });

  it('about somebody whose twin is known would be matched with the twin by family name and birth date', () => {
    const twins = strangersOf(slips);
    expect(runTrial(twins, onlyBy('family', 'birthDate')).false).toBeGreaterThan(0);
  });
});

describe('people among others', () => {
  const slips = slipTrial(1);
  const server = simulateServer(slips.patients, generateOthers(20_000, slips.patients));
  const whole = runBlocking(slips, server);

  it('are reached by twelve searches at most, and nobody else is matched', () => {
    process.stdout.write(`${JSON.stringify(blockingFigures(whole))}\n`);
    expect(whole.reached).toBeGreaterThanOrEqual(0.99 * whole.documents);
    expect(whole.first).toBeGreaterThanOrEqual(0.98 * whole.offered);
    expect(whole.false).toBe(0);
  });

  const lacks = (isLeftOut: (criteria: PatientCriteria) => boolean) => (read: ReadTraits) =>
    searchRounds(read).map((query) => query.filter((criteria) => !isLeftOut(criteria)));

  it.each<[string, (criteria: PatientCriteria) => boolean]>([
    ['number', ({ identifiers, anyNumbers }) => identifiers !== undefined || anyNumbers !== undefined],
    ['birth date', ({ birthDates }) => birthDates !== undefined],
    ['name without a date', ({ birthDates, born, families }) => families !== undefined && !birthDates && !born],
  ])('would be reached less often without the searches by %s', (_, isLeftOut) => {
    expect(runBlocking(slips, server, lacks(isLeftOut)).reached).toBeLessThan(whole.reached);
  });
});

describe.skipIf(!hasTrials(folder))(
  `the public sets of FEBRL and Splink${hasTrials(folder) ? '' : ` did not run: set MATCHING_DATA to a folder that has them`}`,
  () => {
    const trials = hasTrials(folder) ? readTrials(folder) : [];

    it('are never matched with the wrong patient, nor a stranger with anybody', () => {
      const tallies = print(trials);
      expect(tallies.filter((tally) => tally.false > 0)).toEqual([]);
      const found = tallies.filter(({ known }) => known > 0).map(({ right, offered }) => right + offered);
      expect(Math.min(...found)).toBeGreaterThan(0);
      expect(tallies.find(({ name }) => name === 'FEBRL dataset3')?.right).toBeGreaterThan(1000);
    }, 600_000);

    it('are found among others', () => {
      const numbered = trials.filter(({ name }) => name === 'FEBRL dataset1');
      for (const trial of numbered) {
        const server = simulateServer(trial.patients, generateOthers(20_000, trial.patients));
        const tally = runBlocking(trial, server);
        expect(tally.reached).toBeGreaterThanOrEqual(0.99 * tally.documents);
      }
      expect(numbered).toHaveLength(1);
    });

    it('would be matched with the wrong patient by weaker rules', () => {
      const strangers = trials.filter(({ name }) => name === 'FEBRL dataset1, strangers');
      expect(strangers.map((trial) => runTrial(trial, takesTheBest).false)).not.toEqual([0]);
      expect(strangers.map((trial) => runTrial(trial, onlyBy('birthDate')).false)).not.toEqual([0]);
    }, 600_000);
  },
);
