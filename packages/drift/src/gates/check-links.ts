import { z } from 'zod';
import type { JsonSchema } from '../../../contracts/releases/index.ts';
import { WorklistLink } from '../../../web-client/src/features/worklist/view-schema.ts';
import { type PastParameter, readLink } from '../../../web-client/src/features/worklist/worklist-link.ts';
import { branchPoint } from '../branch-point.ts';
import { judgeUnreleased, readDeclaredBreaks } from '../declared-breaks.ts';
import type { Canary, GateResult } from '../gate.ts';
import { currentLinks, currentRules, forgotten, type LinkRules, Links, unsearchable } from '../link-rules.ts';
import { schemaMutants } from '../mutants/schema-mutants.ts';
import { readReleases, writeRelease } from '../release-files.ts';

const FILE = 'links.json';

/** Writes what links of this tree may carry as a release's. */
export const writeLinks = (version: string): string => writeRelease(version, FILE, currentLinks());

const SAMPLES: Readonly<Record<string, string>> = {
  uuid: '6f2c9d52-35a0-4a2c-9f0a-0c7d7f3c1a11',
  'date-time': '2026-11-01T23:00:00Z',
};

/** Values that a link of the release may have held in this parameter: every one of an enum, or one that fits. */
const samplesOf = (schema: JsonSchema): string[] => {
  const { enum: options, items, anyOf, format, const: value } = schema;
  if (typeof value === 'string') return [value];
  if (Array.isArray(options)) return options.map(String);
  if (Array.isArray(anyOf)) return anyOf.flatMap((one: JsonSchema) => samplesOf(one));
  if (typeof items === 'object' && items !== null) return samplesOf({ ...items });
  return [SAMPLES[String(format)] ?? 'x'];
};

type ReaderRules = Parameters<typeof readLink<Record<string, unknown>>>[1];

/** Parameters with a value that a reader drops without a word: not in what it understood, and not among what it refused. */
const dropped = (links: Links, rules: ReaderRules): string[] =>
  Object.entries(links.parameters).flatMap(([name, schema]) =>
    samplesOf(schema).flatMap((sample) => {
      const { refused, ...applied } = readLink({ [name]: sample }, rules);
      const isRefused = Array.isArray(refused) && (refused.includes(name) || refused.includes(sample));
      return isRefused || Object.keys(applied).length > 0 ? [] : [`${name}=${sample}`];
    }),
  );

interface LinkMutant {
  readonly id: string;
  readonly kind: string;
  readonly parameters: LinkRules['parameters'];
}

/** Every parameter gone, renamed, retyped, narrowed, or less one of its values. */
const mutantsOf = ({ parameters }: LinkRules): LinkMutant[] =>
  Object.entries(parameters).flatMap(([name, schema]) => {
    const { [name]: _, ...others } = parameters;
    return [
      { id: `${name} removed`, kind: 'removed', parameters: others },
      { id: `${name} renamed`, kind: 'renamed', parameters: { ...others, [`${name}Renamed`]: schema } },
      ...schemaMutants(name, schema).map((mutant) => ({ ...mutant, parameters: { ...others, [name]: mutant.schema } })),
    ];
  });

/** A reader as a mutant's author would have written it, without a word in the history. */
const readerOf = ({ parameters }: LinkMutant): ReaderRules => {
  const shape = Object.entries(parameters).map(([name, schema]) => [name, z.fromJSONSchema({ ...schema })] as const);
  const { refused } = WorklistLink.shape;
  return { schema: z.strictObject({ ...Object.fromEntries(shape), refused }).partial(), history: [] };
};

/** A mutant is killed if this gate asks for a word in the history, and the reader meanwhile says no instead of nothing. */
const isKilled = (links: Links, mutant: LinkMutant): boolean =>
  forgotten(links, { parameters: mutant.parameters, history: [] }).length > 0 &&
  dropped(links, readerOf(mutant)).length === 0;

const linksOf = (parameters: LinkRules['parameters']): Links =>
  Links.parse({ parameters, keptSearch: { type: 'string' } });

const canariesOf = (): Canary[] => {
  const sort = { type: 'string', enum: ['newest', 'oldest'] };
  const [older, now] = [linksOf({ sort, ward: { type: 'string' } }), { sort: { ...sort, enum: ['newest'] } }];
  const history: PastParameter[] = [
    { name: 'sort', value: 'oldest', becomes: () => ({ sort: 'newest' }) },
    { name: 'ward', becomes: null },
  ];
  const silent = { schema: z.object({ sort: z.string().optional() }), history: [] };
  const shortName = { ...older, keptSearch: { type: 'string', minLength: 1, maxLength: 500 } };
  return [
    {
      name: 'links that nobody changed',
      isCaught: forgotten(older, { parameters: older.parameters, history: [] }).length === 0,
    },
    {
      name: 'a parameter and a value without history',
      isCaught: forgotten(older, { parameters: now, history: [] }).length === 2,
    },
    { name: 'the same with their history', isCaught: forgotten(older, { parameters: now, history }).length === 0 },
    { name: 'a reader that drops what it does not know', isCaught: dropped(older, silent).join() === 'ward=x' },
    { name: 'a kept name that the list would refuse', isCaught: unsearchable(shortName).length > 0 },
  ];
};

/** Gate 6: links and kept searches of every release, against what this tree takes from them. */
export const checkLinks = (): GateResult => {
  const [rules, links] = [currentRules(), currentLinks()];
  const releases = readReleases(FILE, Links);
  const since = branchPoint();
  const before = since.surroundings?.links ?? null;
  const changed = before === null ? [] : [...forgotten(before, rules), ...unsearchable(before)];
  const mutants = mutantsOf(rules);
  const survivors = mutants.filter((mutant) => !isKilled(links, mutant));
  const reader = { schema: WorklistLink, history: rules.history };
  return {
    title: 'Links and kept searches of older releases',
    lines: [
      `${Object.keys(rules.parameters).length} parameters, ${rules.history.length} in the history. ` +
        `Releases compared: ${releases.map(({ version }) => version).join(', ')}.`,
      `${mutants.length} mutants, ${survivors.length} survive. Links that no release has: ${since.said}.`,
    ],
    failures: [
      ...(releases.length === 0 ? [`no release has ${FILE}: npm run drift -- --snapshot 0.1.0`] : []),
      ...releases.flatMap(({ version, said }) => [
        ...forgotten(said, rules).map((what) => `release ${version} had ${what}`),
        ...dropped(said, reader).map((what) => `a link of release ${version} is read without a word about ${what}`),
        ...unsearchable(said).map((what) => `release ${version} had a ${what}`),
      ]),
      ...judgeUnreleased(
        changed.map((what) => `links: ${what}`),
        readDeclaredBreaks(),
      ),
      ...survivors.map(({ id, kind }) => `survivor: ${kind}: ${id}`),
    ],
    mutants: { killed: mutants.length - survivors.length, total: mutants.length },
    canaries: canariesOf(),
  };
};
