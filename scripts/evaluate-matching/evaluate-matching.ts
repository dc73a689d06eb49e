import { generateOthers } from './generate-others.ts';
import { hasTrials, readTrials } from './read-trials.ts';
import { type BlockingTally, blockingFigures, runBlocking } from './run-blocking.ts';
import { figuresOf, runTrial } from './run-trial.ts';
import { type SimulatedServer, simulateServer } from './simulate-server.ts';
import type { Trial } from './trial.ts';

/** What a large hospital knows beside the people who are looked for. */
const OTHERS = 500_000;

const [folder] = process.argv.slice(2);
if (folder === undefined || !hasTrials(folder)) {
  console.error('Usage: npm run evaluate:matching -- <folder with the FEBRL and Splink sets>');
  process.exit(2);
}
const trials = readTrials(folder);
const tallies = trials.map((trial) => runTrial(trial));
console.table(tallies.map(figuresOf));

/** Trials about the same people follow each other, so that one server at a time is held. */
const lookForAll = (sought: readonly Trial[]): BlockingTally[] => {
  let held: { readonly patients: Trial['patients']; readonly server: SimulatedServer } | null = null;
  return sought.map((trial) => {
    const { patients } = trial;
    if (held?.patients !== patients)
      held = { patients, server: simulateServer(patients, generateOthers(OTHERS, patients)) };
    return runBlocking(trial, held.server);
  });
};
const found = lookForAll(trials.filter(({ areStrangers, patients }) => areStrangers !== true && patients.length > 0));
console.log(`Looked for among ${OTHERS.toLocaleString('en')} others, by a server that answers fifty of a search:`);
console.table(found.map(blockingFigures));

const falseMatches = [...tallies, ...found].reduce((sum, tally) => sum + tally.false, 0);
console.log(`${falseMatches} false matches`);
process.exitCode = falseMatches === 0 ? 0 : 1;
