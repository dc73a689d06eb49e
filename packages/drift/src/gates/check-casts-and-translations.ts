import { appRouter } from '../../../api/src/router.ts';
import { castsOf } from '../casts.ts';
import { readSources } from '../contract-sources.ts';
import type { Canary, GateResult } from '../gate.ts';
import { keysByHand } from '../query-keys.ts';
import { secondCopies } from '../second-copies.ts';
import { breakingSpaces, missingTranslations, wrongPlaceholders } from '../translations.ts';
import { untranslatedColons } from '../untranslated-colons.ts';

const isOurs = (path: string): boolean => !path.endsWith('.gen.ts') && !path.endsWith('.d.ts');

/** Wherever code of ours stands: also tests, migrations, what is measured, builds and scripts. */
const CODE = ['packages/*/{src,test,bench,migrations,releases}/**/*.{ts,tsx}', 'packages/*/*.ts', 'scripts/**/*.ts'];

const canariesOf = (): Canary[] => {
  const isListed = (text: string): boolean => castsOf({ path: 'canary.ts', text }).some(({ isStated }) => !isStated);
  const missing = missingTranslations('msgid "Hello"\nmsgstr ""\n');
  const wrong = (id: string, text: string) => wrongPlaceholders(`msgid "${id}"\nmsgstr "${text}"\n`).length;
  const isCopied = (text: string) => secondCopies({ path: 'canary.ts', text }).length;
  const byHand = (text: string) => keysByHand({ path: 'canary.ts', text }, new Set(['worklist'])).length;
  const breaks = (text: string) => breakingSpaces(`msgid "a"\nmsgstr "${text}"\n`).length;
  const colons = (text: string) => untranslatedColons({ path: 'canary.tsx', text }).length;
  const broken = missingTranslations('msgid ""\n"long"\nmsgstr ""\n"lang"\n');
  return [
    { name: 'a bare as', isCaught: isListed('\nconst a = b as string;\n') },
    { name: 'a bare any', isCaught: isListed('\nlet a: any;\n') },
    { name: 'a bare !', isCaught: isListed('\nconst a = b!.c;\n') },
    {
      name: 'a stated cast and as const pass',
      isCaught: !isListed("\n// It is.\nconst a = b as 'c';\nconst d = [1] as const;\n"),
    },
    { name: 'an empty translation', isCaught: missing.length === 1 },
    { name: 'a translation over several lines passes', isCaught: broken.length === 0 },
    { name: 'a renamed placeholder', isCaught: wrong('{count} files', '{counts} fichiers') === 1 },
    { name: 'a placeholder that is left out', isCaught: wrong('{count} files', 'fichiers') === 1 },
    {
      name: 'a plural of another value',
      isCaught: wrong('{0, plural, one {a} other {b}}', '{1, plural, other {b}}') === 1,
    },
    {
      name: 'a renamed placeholder within a plural',
      isCaught: wrong('{0, plural, other {of {a}}}', '{0, plural, other {de {b}}}') === 1,
    },
    { name: 'an element that is left out', isCaught: wrong('a <0>b</0>', 'a b') === 1 },
    {
      name: 'a plural with other branches passes',
      isCaught: wrong('{0, plural, one {a} other {#}}', '{0, plural, =0 {non} one {a} other {#}}') === 0,
    },
    { name: 'a line that may end before a colon', isCaught: breaks('note : non') === 1 },
    { name: 'a line that may end within guillemets', isCaught: breaks('« oui\u00A0»') === 1 },
    { name: 'a space that holds passes', isCaught: breaks('«\u00A0note\u00A0: 12:30\u00A0»') === 0 },
    { name: 'an untranslated colon', isCaught: colons('const a = `${label}: ${isolate(value)}`;') === 1 },
    { name: 'a translated colon passes', isCaught: colons('const a = t`${label}: ${value}`, b = `${c}:${d}`;') === 0 },
    { name: 'a key written by hand', isCaught: byHand("client.invalidateQueries({ queryKey: ['worklist'] });") === 1 },
    {
      name: 'a key written by hand as tRPC writes it',
      isCaught: byHand("const k = [['worklist', 'listWorklist']];") === 1,
    },
    { name: 'a key by hand of a constant', isCaught: byHand("const k = ['x'] as const;\nc.setQueryData(k, 1);") === 1 },
    {
      name: 'a key of what is no procedure passes',
      isCaught: byHand("q({ queryKey: ['bytes', id], queryFn: f });") === 0,
    },
    { name: 'a header by its text', isCaught: isCopied("h.get('Mailroom-Version');") === 1 },
    { name: 'a time in another unit', isCaught: isCopied('const CLAIM_HEARTBEAT_MS = 40_000;') === 1 },
    { name: 'what is imported passes', isCaught: isCopied('setInterval(f, CLAIM_HEARTBEAT_SECONDS * 1000);') === 0 },
    { name: 'a key that tRPC makes passes', isCaught: byHand('c.setQueryData(trpc.a.b.queryKey({}), 1);') === 0 },
  ];
};

/** Gate 8: what the compiler is told instead of shown, and what a clerk would read in the wrong language. */
export const checkCastsAndTranslations = (): GateResult => {
  const casts = readSources(CODE, isOurs).flatMap(castsOf);
  const count = (kind: string): number => casts.filter((cast) => cast.kind === kind).length;
  const bare = casts.filter(({ isStated }) => !isStated);
  const french = readSources(['packages/web-client/src/locales/**/fr.po']).map(({ text }) => text);
  const missing = french.flatMap(missingTranslations);
  const breaking = french.flatMap(breakingSpaces);
  const wrong = readSources(['packages/web-client/src/locales/**/*.po']).flatMap(({ path, text }) =>
    wrongPlaceholders(text).map((what) => `${path}: ${what}`),
  );
  const rooms = new Set(Object.keys(appRouter._def.procedures).map((path) => path.split('.')[0] ?? path));
  const client = readSources(['packages/web-client/src/**/*.{ts,tsx}'], isOurs);
  const product = readSources(['packages/{api,web-client}/src/**/*.{ts,tsx}'], (path) => !path.includes('.test.'));
  const colons = client.filter(({ path }) => !path.includes('.test.')).flatMap(untranslatedColons);
  const copies = product.flatMap(secondCopies);
  const byHand = client.flatMap((source) => keysByHand(source, rooms));
  return {
    title: 'Casts and translations',
    lines: [
      `${count('as')} \`as\`, ${count('any')} \`any\`, ${count('!')} \`!\`; ${bare.length} without a stated guarantee. ` +
        `${missing.length} French translations missing.`,
    ],
    failures: [
      ...bare.map(({ path, line, kind, code }) => `${path}:${line} ${kind} without a guarantee: ${code}`),
      ...missing.map((message) => `no French for "${message}"`),
      ...wrong.map((what) => `a translation shows other values than its source: ${what}`),
      ...breaking.map((text) => `a French line may end before a sign (U+00A0 holds it): ${text}`),
      ...colons.map((what) => `a colon that French would set apart is not translated: ${what}`),
      ...copies.map((what) => `stands in the contracts' agreements already: ${what}`),
      ...byHand.map((what) => `a query's key is written by hand: ${what}`),
    ],
    mutants: { killed: 0, total: 0 },
    canaries: canariesOf(),
  };
};
