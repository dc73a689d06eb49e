import { parseArgs } from 'node:util';
import { type GateResult, printGate, summaryOf } from './gate.ts';
import { checkCastsAndTranslations } from './gate-casts-and-translations.ts';
import { checkContracts } from './gate-contracts.ts';
import { checkDatabase } from './gate-database.ts';
import { checkLinks, writeLinks } from './gate-links.ts';
import { checkReleases } from './gate-releases.ts';
import { checkStored, writeStored } from './gate-stored.ts';
import { writeSnapshot } from './snapshot.ts';

const GATES: Readonly<Record<string, () => GateResult | Promise<GateResult>>> = {
  releases: checkReleases,
  casts: checkCastsAndTranslations,
  contracts: checkContracts,
  database: checkDatabase,
  links: checkLinks,
  stored: checkStored,
};

const { values } = parseArgs({ options: { snapshot: { type: 'string' }, only: { type: 'string' } } });

if (values.snapshot === undefined) {
  const results: GateResult[] = [];
  for (const [name, check] of Object.entries(GATES)) {
    if (values.only !== undefined && values.only !== name) continue;
    const result = await check();
    results.push(result);
    process.stdout.write(`${printGate(result)}\n`);
  }
  const { line, isGreen } = summaryOf(results);
  process.stdout.write(`${line}\n`);
  process.exitCode = isGreen && results.length > 0 ? 0 : 1;
} else {
  const written = [writeSnapshot, writeLinks, writeStored].map((write) => write(values.snapshot ?? ''));
  process.stdout.write(`${written.join('\n')}\n`);
}
