import { hasTrials, readTrials } from './read-trials.ts';
import { figuresOf, runTrial } from './run-trial.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined || !hasTrials(folder)) {
  console.error('Usage: npm run evaluate:matching -- <folder with the FEBRL and Splink sets>');
  process.exit(2);
}
const tallies = readTrials(folder).map((trial) => runTrial(trial));
console.table(tallies.map(figuresOf));
const falseMatches = tallies.reduce((sum, tally) => sum + tally.false, 0);
console.log(`${falseMatches} false matches`);
process.exitCode = falseMatches === 0 ? 0 : 1;
