import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { missingPaths } from './check-docs.ts';
import { judgeFirstLoad, readFirstLoad } from './check-first-load.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A tree with nothing but these files and the repository's own rules. */
const tree = (files: Record<string, string>) => {
  const folder = mkdtempSync(join(tmpdir(), 'mailroom-gate-'));
  for (const name of ['.dependency-cruiser.cjs', '.oxlintrc.json', 'biome.json', 'tsconfig.base.json']) {
    cpSync(join(root, name), join(folder, name));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
};

const run = (script: string, args: string[], cwd: string) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd,
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
};

const cruise = (files: Record<string, string>) => {
  using fixture = tree(files);
  return run(
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    ['packages', '--config', '.dependency-cruiser.cjs'],
    fixture.folder,
  );
};

const empty = 'export const x = 1;\n';

/** An import that breaks a rule: the rule, from where, of what, and the file that is imported. */
type Breach = readonly [rule: string, from: string, specifier: string, to: string, content: string];

const BREACHES: readonly Breach[] = [
  [
    'no-cycles',
    'packages/api/src/platform/a.ts',
    '../platform/b.ts',
    'packages/api/src/platform/b.ts',
    "import './a.ts';\n",
  ],
  ['contracts-stand-alone', 'packages/contracts/src/a.ts', '../../api/src/b.ts', 'packages/api/src/b.ts', empty],
  [
    'releases-know-contracts-only',
    'packages/contracts/releases/a.ts',
    '../../api/src/b.ts',
    'packages/api/src/b.ts',
    empty,
  ],
  [
    'releases-stay-out-of-the-browser',
    'packages/web-client/src/a.ts',
    '../../contracts/releases/b.ts',
    'packages/contracts/releases/b.ts',
    empty,
  ],
  ['load-plan-stands-alone', 'packages/load-plan/src/a.ts', '../../api/src/b.ts', 'packages/api/src/b.ts', empty],
  [
    'web-client-knows-types-of-api-only',
    'packages/web-client/src/a.ts',
    '../../api/src/b.ts',
    'packages/api/src/b.ts',
    empty,
  ],
  ['api-knows-no-client', 'packages/api/src/a.ts', '../../web-client/src/b.ts', 'packages/web-client/src/b.ts', empty],
  [
    'demo-hospital-stands-apart',
    'packages/demo-hospital/src/a.ts',
    '../../api/src/b.ts',
    'packages/api/src/b.ts',
    empty,
  ],
  [
    'platform-knows-no-feature',
    'packages/api/src/platform/a.ts',
    '../features/x/index.ts',
    'packages/api/src/features/x/index.ts',
    empty,
  ],
  [
    'platform-knows-no-feature',
    'packages/web-client/src/ui/a.ts',
    '../shell/b.ts',
    'packages/web-client/src/shell/b.ts',
    empty,
  ],
  [
    'platform-paints-nothing',
    'packages/web-client/src/platform/a.ts',
    '../ui/b.ts',
    'packages/web-client/src/ui/b.ts',
    empty,
  ],
  [
    'features-know-no-shell',
    'packages/web-client/src/features/x/a.ts',
    '../../shell/b.ts',
    'packages/web-client/src/shell/b.ts',
    empty,
  ],
  [
    'knock-from-the-shell',
    'packages/web-client/src/shell/a.ts',
    '../features/x/b.ts',
    'packages/web-client/src/features/x/b.ts',
    empty,
  ],
  [
    'knock-from-the-shell',
    'packages/web-client/src/routes/a.ts',
    '../features/x/b.ts',
    'packages/web-client/src/features/x/b.ts',
    empty,
  ],
  [
    'knock-from-the-shell',
    'packages/web-client/src/a.ts',
    './features/x/b.ts',
    'packages/web-client/src/features/x/b.ts',
    empty,
  ],
  [
    'web-platform-in-order-loading',
    'packages/web-client/src/platform/loading/a.ts',
    '../rpc/b.ts',
    'packages/web-client/src/platform/rpc/b.ts',
    empty,
  ],
  [
    'web-platform-is-listed',
    'packages/web-client/src/platform/x/a.ts',
    '../b.ts',
    'packages/web-client/src/platform/b.ts',
    empty,
  ],
  [
    'knock-before-entering',
    'packages/api/src/features/worklist/a.ts',
    '../documents/b.ts',
    'packages/api/src/features/documents/b.ts',
    empty,
  ],
  [
    'rooms-in-order-documents',
    'packages/api/src/features/documents/a.ts',
    '../worklist/index.ts',
    'packages/api/src/features/worklist/index.ts',
    empty,
  ],
  ['rooms-are-listed', 'packages/api/src/features/x/a.ts', '../../b.ts', 'packages/api/src/b.ts', empty],
  [
    'model-stands-under-the-rooms',
    'packages/api/src/model/a.entity.ts',
    '../features/documents/index.ts',
    'packages/api/src/features/documents/index.ts',
    empty,
  ],
  [
    'documents-are-read-apart',
    'packages/api/src/worker.ts',
    './features/extraction/scan-xml.ts',
    'packages/api/src/features/extraction/scan-xml.ts',
    empty,
  ],
  [
    'a-format-stands-alone',
    'packages/api/src/features/extraction/formats/a/a.ts',
    '../b/b.ts',
    'packages/api/src/features/extraction/formats/b/b.ts',
    empty,
  ],
  [
    'a-format-stands-alone',
    'packages/api/src/features/extraction/a.ts',
    './formats/b/b.ts',
    'packages/api/src/features/extraction/formats/b/b.ts',
    empty,
  ],
  [
    'a-channel-stands-alone',
    'packages/api/src/features/intake/channels/a/a.ts',
    '../b/b.ts',
    'packages/api/src/features/intake/channels/b/b.ts',
    empty,
  ],
  [
    'a-channel-stands-alone',
    'packages/api/src/features/intake/channels/a/a.ts',
    '../../read-again.ts',
    'packages/api/src/features/intake/read-again.ts',
    empty,
  ],
  ['v1-is-only-measured', 'packages/api/src/a.ts', './v1/b.ts', 'packages/api/src/v1/b.ts', empty],
  ['rules-are-pure', 'packages/api/src/features/x/a.rules.ts', './b.ts', 'packages/api/src/features/x/b.ts', empty],
];

it.each(BREACHES)('the import rule %s turns red (%s)', (...[rule, from, specifier, to, content]) => {
  const { status, said } = cruise({ [from]: `import '${specifier}';\n`, [to]: content });
  expect(said).toContain(rule);
  expect(status).not.toBe(0);
});

it('each import rule has an import that breaks it, and stands in ARCHITECTURE', () => {
  // The type is dependency-cruiser's own: each rule has its name.
  const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
    forbidden: { name: string }[];
  };
  /** Rules that are made from one list are one rule here. */
  const family = (name: string): string => name.replace(/(?<=-in-order-).+/, '*');
  const rules = new Set(forbidden.map(({ name }) => family(name)));
  expect(new Set(BREACHES.map(([rule]) => family(rule)))).toEqual(rules);
  const architecture = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  const table = /\n\| Rule \| Held by \|\n[\s\S]*?\n\n/.exec(architecture)?.[0] ?? '';
  const named = [...table.matchAll(/`([a-z][a-z0-9-]+\*?)`/g)].map(([, name]) => name);
  expect([...rules].filter((rule) => !named.includes(rule))).toEqual([]);
  const isRule = (name: string | undefined): boolean => name?.includes('-') === true && name !== 'load-plan';
  expect(named.filter((name) => isRule(name) && !rules.has(name ?? ''))).toEqual([]);
});

it('imports that keep the rules pass', () => {
  const { status } = cruise({
    'packages/api/src/features/worklist/a.ts': "import '../documents/index.ts';\nimport '../../model/b.entity.ts';\n",
    'packages/api/src/features/documents/index.ts': empty,
    'packages/api/src/model/b.entity.ts': "import './c.entity.ts';\n",
    'packages/api/src/model/c.entity.ts': "import './b.entity.ts';\n",
  });
  expect(status).toBe(0);
});

it('a floating promise and an unused variable turn the linter red', () => {
  const floating = 'const later = async (): Promise<void> => {};\nlater();\n';
  using fixture = tree({ 'a.ts': floating, 'tsconfig.json': '{"extends":"./tsconfig.base.json","include":["a.ts"]}' });
  const { status, said } = run('oxlint/bin/oxlint', ['--type-aware', 'a.ts'], fixture.folder);
  expect(said).toContain('no-floating-promises');
  expect(status).not.toBe(0);
});

it('a promise that void hides turns the linter red where processes run', () => {
  const path = 'packages/api/src/a.ts';
  using fixture = tree({
    [path]: 'const later = async (): Promise<void> => {};\nsetInterval(() => void later(), 1000);\n',
  });
  const { status, said } = run('oxlint/bin/oxlint', [path], fixture.folder);
  expect(said).toContain('no-void');
  expect(status).not.toBe(0);
});

it('an unformatted file turns the formatter red', () => {
  using fixture = tree({ 'a.ts': 'export const x  =  "1"' });
  expect(run('@biomejs/biome/bin/biome', ['ci', 'a.ts'], fixture.folder).status).not.toBe(0);
});

it('a value import of the API does not resolve in the web client', () => {
  const folder = join(root, 'packages/web-client');
  const script =
    "import('@mailroom/api').then(() => process.exit(0), (error) => { console.log(error.code); process.exit(1); })";
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(stdout.trim()).toBe('ERR_PACKAGE_PATH_NOT_EXPORTED');
  expect(status).toBe(1);
});

it('a document that quotes a path that is gone turns the check red', () => {
  expect(missingPaths('see `packages/api/src/gone.ts` and [this](gone.md)', root)).toEqual([
    'packages/api/src/gone.ts',
    'gone.md',
  ]);
  expect(missingPaths('see `packages/api/src/main.ts` and [this](package.json)', root)).toEqual([]);
});

/** A built client whose files have about so many bytes once they are compressed. */
const builtClient = (bytes: { entry: number; shared: number; language: number; later: number }) => {
  const noise = (size: number): string => randomBytes(size).toString('hex');
  const manifest = {
    'index.html': {
      file: 'assets/entry.js',
      imports: ['_shared.js'],
      dynamicImports: ['src/later.tsx'],
      css: ['assets/entry.css'],
    },
    '_shared.js': { file: 'assets/shared.js' },
    'src/later.tsx': { file: 'assets/later.js' },
    'src/locales/first-load/en.po': { file: 'assets/en.js' },
    'src/locales/first-load/fr.po': { file: 'assets/fr.js' },
  };
  return tree({
    '.vite/manifest.json': JSON.stringify(manifest),
    'index.html': '<script></script>',
    'assets/entry.js': noise(bytes.entry),
    'assets/entry.css': '',
    'assets/shared.js': noise(bytes.shared),
    'assets/later.js': noise(bytes.later),
    'assets/en.js': '',
    'assets/fr.js': noise(bytes.language),
  });
};

const checkFirstLoad = (folder: string) =>
  spawnSync(process.execPath, [join(root, 'scripts/check-first-load.ts'), folder], { encoding: 'utf8' });

it('what comes later does not count for the first load, and a lowered budget turns the check red', () => {
  using client = builtClient({ entry: 60_000, shared: 90_000, language: 10_000, later: 400_000 });
  const { status, stdout } = checkFirstLoad(client.folder);
  expect(stdout).toContain('assets/shared.js');
  expect(stdout).not.toContain('assets/later.js');
  expect(status).toBe(0);
  expect(judgeFirstLoad(readFirstLoad(client.folder), 100_000).isWithin).toBe(false);
});

it.each(['entry', 'shared', 'language'] as const)('a heavier %s turns the check of the first load red', (grown) => {
  using client = builtClient({ entry: 60_000, shared: 90_000, language: 10_000, later: 0, [grown]: 180_000 });
  expect(checkFirstLoad(client.folder).status).toBe(1);
});
