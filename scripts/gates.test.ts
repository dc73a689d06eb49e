import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { missingPaths } from './check-docs.ts';

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

it.each([
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
  ['knock-before-entering', 'packages/api/src/features/y/a.ts', '../x/b.ts', 'packages/api/src/features/x/b.ts', empty],
  ['v1-is-only-measured', 'packages/api/src/a.ts', './v1/b.ts', 'packages/api/src/v1/b.ts', empty],
  ['rules-are-pure', 'packages/api/src/features/x/a.rules.ts', './b.ts', 'packages/api/src/features/x/b.ts', empty],
])('the import rule %s turns red', (...[rule, from, specifier, to, content]) => {
  const { status, said } = cruise({ [from]: `import '${specifier}';\n`, [to]: content });
  expect(said).toContain(rule);
  expect(status).not.toBe(0);
});

it('imports that keep the rules pass', () => {
  const { status } = cruise({
    'packages/api/src/features/y/a.ts': "import '../x/index.ts';\nimport '../x/b.entity.ts';\n",
    'packages/api/src/features/x/index.ts': empty,
    'packages/api/src/features/x/b.entity.ts': empty,
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
