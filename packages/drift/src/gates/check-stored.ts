import { z } from 'zod';
import { type Catalog, expectedCatalog } from '../../../api/src/platform/database/catalog.ts';
import { storedForms } from '../../../api/src/stored-forms.ts';
import type { JsonSchema } from '../../../contracts/releases/index.ts';
import { branchPoint } from '../branch-point.ts';
import { judgeUnreleased, readDeclaredBreaks } from '../declared-breaks.ts';
import type { Canary, GateResult } from '../gate.ts';
import { schemaMutants } from '../mutants/schema-mutants.ts';
import { readReleases, refusedPlaces, toJsonSchema, writeRelease } from '../release-files.ts';
import { unplainPlaces } from '../samples/plain-schemas.ts';

const FILE = 'stored.json';
const DEAD_LETTERS = 'dead-letters';
const isOfDeadLetters = (queue: string): boolean => queue.startsWith('dead-');

/** The versions of every form, oldest first, by the form's name. */
const Stored = z.record(z.string(), z.array(z.record(z.string(), z.unknown())));
type Stored = z.infer<typeof Stored>;

const currentStored = (): Stored =>
  Object.fromEntries(storedForms.map(({ name, versions }) => [name, versions.map(toJsonSchema)]));

/** Writes the forms of this tree as those of a release. */
export const writeStored = (version: string): string => writeRelease(version, FILE, currentStored());

/** What an older release may have left in a column or a queue, and nothing reads any more. */
const unreadable = (older: Stored, now: Stored): string[] =>
  Object.entries(older).flatMap(([name, versions]) =>
    versions.flatMap((schema, index) => {
      const reader = now[name]?.[index];
      const form = `${name}, version ${index + 1}`;
      if (!reader) return [`${form}: nothing reads it`];
      return refusedPlaces(schema, reader).map((place) => `${form}, ${place}`);
    }),
  );

/** JSON columns and queues that no form stands for, and forms that stand for none. Files are in no catalog. */
const unaccounted = (catalog: Catalog, names: readonly string[]): string[] => {
  const columns = Object.entries(catalog['column'] ?? {}).flatMap(([name, is]) => (/^jsonb? /.test(is) ? [name] : []));
  const queues = Object.keys(catalog['queue'] ?? {}).filter((name) => !isOfDeadLetters(name));
  const places = [...columns, ...queues.map((name) => `job ${name}`)];
  return [
    ...places.filter((place) => !names.includes(place)).map((place) => `${place} holds JSON without a stored form`),
    ...names
      .filter((name) => !name.startsWith('file ') && !places.includes(name))
      .map((name) => `the form ${name} stands for nothing`),
  ];
};

const canariesOf = (): Canary[] => {
  const text: JsonSchema = toJsonSchema(z.strictObject({ name: z.string() }));
  const longer = toJsonSchema(z.strictObject({ name: z.string().min(2) }));
  const catalog = { column: { 'a.b': 'jsonb null' }, queue: { c: '', [DEAD_LETTERS]: '' } };
  return [
    { name: 'a form that nobody changed is read', isCaught: unreadable({ x: [text] }, { x: [text] }).length === 0 },
    { name: 'a form that is gone', isCaught: unreadable({ x: [text] }, {}).length === 1 },
    { name: 'an older version that is gone', isCaught: unreadable({ x: [text, longer] }, { x: [longer] }).length > 0 },
    { name: 'a tightened field', isCaught: unreadable({ x: [text] }, { x: [longer] }).length === 1 },
    { name: 'a further version is no break', isCaught: unreadable({ x: [text] }, { x: [text, longer] }).length === 0 },
    { name: 'a JSON column without a form', isCaught: unaccounted(catalog, ['job c']).length === 1 },
    { name: 'a job without a form', isCaught: unaccounted(catalog, ['a.b']).length === 1 },
    { name: 'a form that stands for nothing', isCaught: unaccounted(catalog, ['a.b', 'job c', 'd.e']).length === 1 },
  ];
};

/** Every form of the newest release with a field of one version changed. */
const mutantsOf = (stored: Stored) =>
  Object.entries(stored).flatMap(([name, versions]) => [
    { id: `${name} gone`, kind: 'form gone', stored: { ...stored, [name]: [] } },
    ...versions.flatMap((schema, index) =>
      schemaMutants(name, schema).map(({ id, kind, schema: changed }) => ({
        id,
        kind,
        stored: { ...stored, [name]: versions.map((one, at) => (at === index ? changed : one)) },
      })),
    ),
  ]);

/** Gate 7: JSON columns and queued jobs of every release, against what this tree reads. */
export const checkStored = (): GateResult => {
  const now = currentStored();
  const releases = readReleases(FILE, Stored);
  const since = branchPoint();
  const changed = unreadable(since.surroundings?.stored ?? {}, now);
  const mutants = mutantsOf(now);
  const survivors = mutants.filter(({ stored }) => unreadable(now, stored).length === 0);
  const forms = Object.entries(now).map(([name, versions]) => `${name} (${versions.length})`);
  return {
    title: 'Stored JSON and queued jobs of older releases',
    lines: [
      `Forms with their versions: ${forms.join(', ')}. Releases compared: ${releases.map(({ version }) => version).join(', ')}.`,
      `${mutants.length} mutants, ${survivors.length} survive. Forms that no release has: ${since.said}.`,
    ],
    failures: [
      ...(releases.length === 0 ? [`no release has ${FILE}: npm run drift -- --snapshot 0.1.0`] : []),
      ...releases.flatMap(({ version, said }) =>
        unreadable(said, now).map((what) => `release ${version} wrote ${what}`),
      ),
      ...judgeUnreleased(changed, readDeclaredBreaks()),
      ...storedForms.flatMap(({ name, versions }) =>
        versions.flatMap((form) => unplainPlaces(form, `the form ${name}`, { side: 'answered' })),
      ),
      ...unaccounted(expectedCatalog(), Object.keys(now)),
      ...survivors.map(({ id, kind }) => `survivor: ${kind}: ${id}`),
    ],
    mutants: { killed: mutants.length - survivors.length, total: mutants.length },
    canaries: canariesOf(),
  };
};
