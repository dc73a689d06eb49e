import { parseArgs } from 'node:util';
import { type GateResult, printGate, summaryOf } from './gate.ts';
import { checkCastsAndTranslations } from './gates/check-casts-and-translations.ts';
import { checkContracts } from './gates/check-contracts.ts';
import { checkDatabase } from './gates/check-database.ts';
import { checkFhir, writeFhir } from './gates/check-fhir.ts';
import { checkFormats, writeCda } from './gates/check-formats.ts';
import { checkLinks, writeLinks } from './gates/check-links.ts';
import { checkReleases } from './gates/check-releases.ts';
import { checkStored, writeStored } from './gates/check-stored.ts';
import { checkTabs } from './gates/check-tabs.ts';
import { writeSnapshot } from './write-snapshot.ts';

const GATES: Readonly<Record<string, () => GateResult | Promise<GateResult>>> = {
  releases: checkReleases,
  tabs: checkTabs,
  casts: checkCastsAndTranslations,
  contracts: checkContracts,
  database: checkDatabase,
  links: checkLinks,
  stored: checkStored,
  formats: checkFormats,
  fhir: checkFhir,
};

/** `--only releases,casts` runs these gates, `--quick` all but the two that take minutes. `--formats` writes docs/formats. */
const { values } = parseArgs({
  options: {
    snapshot: { type: 'string' },
    formats: { type: 'boolean', default: false },
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
});
const SLOW = new Set(['contracts', 'database']);
const only = values.only?.split(',');

const isAsked = (name: string): boolean => (only ? only.includes(name) : !(values.quick && SLOW.has(name)));

if (values.formats) {
  process.stdout.write(`${await writeCda()}\n${writeFhir()}\n`);
} else if (values.snapshot === undefined) {
  const results: GateResult[] = [];
  for (const [name, check] of Object.entries(GATES)) {
    if (!isAsked(name)) continue;
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
