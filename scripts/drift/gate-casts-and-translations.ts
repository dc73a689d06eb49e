import { castsOf } from './casts.ts';
import { readSources } from './contract-sources.ts';
import type { Canary, GateResult } from './gate.ts';
import { missingTranslations } from './translations.ts';

const isOurs = (path: string): boolean => !path.endsWith('.gen.ts') && !path.endsWith('.d.ts');

const canariesOf = (): Canary[] => {
  const isListed = (text: string): boolean => castsOf({ path: 'canary.ts', text }).some(({ isStated }) => !isStated);
  const missing = missingTranslations('msgid "Hello"\nmsgstr ""\n');
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
  ];
};

/** Gate 8: what the compiler is told instead of shown, and what a clerk would read in the wrong language. */
export const checkCastsAndTranslations = (): GateResult => {
  const casts = readSources(['packages/*/src/**/*.{ts,tsx}'], isOurs).flatMap(castsOf);
  const count = (kind: string): number => casts.filter((cast) => cast.kind === kind).length;
  const bare = casts.filter(({ isStated }) => !isStated);
  const missing = readSources(['packages/web-client/src/locales/fr.po']).flatMap(({ text }) =>
    missingTranslations(text),
  );
  return {
    title: 'Casts and translations',
    lines: [
      `${count('as')} \`as\`, ${count('any')} \`any\`, ${count('!')} \`!\`; ${bare.length} without a stated guarantee. ` +
        `${missing.length} French translations missing.`,
    ],
    failures: [
      ...bare.map(({ path, line, kind, code }) => `${path}:${line} ${kind} without a guarantee: ${code}`),
      ...missing.map((message) => `no French for "${message}"`),
    ],
    mutants: { killed: 0, total: 0 },
    canaries: canariesOf(),
  };
};
