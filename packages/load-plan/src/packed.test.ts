import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import * as sources from './index.ts';

const packageUrl = new URL('../', import.meta.url);

/** What a module exports to a Node that strips no types. */
const exportsOf = (path: string): string[] | null => {
  const { href } = new URL(path, packageUrl);
  const script = `import('${href}').then((module) => console.log(JSON.stringify(Object.keys(module))))`;
  const args = ['--no-strip-types', '--input-type=module', '-e', script];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return status === 0 ? JSON.parse(stdout) : null;
};

it('what is packed runs in Node without types to strip, and exports what the sources do', { timeout: 60_000 }, () => {
  const { scripts, publishConfig } = JSON.parse(readFileSync(new URL('package.json', packageUrl), 'utf8'));
  const { status } = spawnSync(scripts.prepack, { cwd: fileURLToPath(packageUrl), shell: true });
  expect(status).toBe(0);
  expect(exportsOf(publishConfig.exports['.'].default)).toEqual(Object.keys(sources).toSorted());
  // The canary: the sources themselves are not what a stranger's Node runs.
  expect(exportsOf('src/index.ts')).toBeNull();
});
