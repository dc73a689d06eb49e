import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PROCESSES } from './processes.ts';

it('whatever begins a process is in the list, under the name that it has in the log', () => {
  const begun = globSync('*.ts', { cwd: import.meta.dirname }).flatMap((entry) => {
    const [, name] =
      /await runProcess\(\{ name: '(\w+)'/.exec(readFileSync(join(import.meta.dirname, entry), 'utf8')) ?? [];
    return name === undefined ? [] : [[name, entry]];
  });
  const listed = Object.entries(PROCESSES).map(([name, { entry }]) => [name, entry]);
  expect(begun).toHaveLength(listed.length);
  expect(begun).toEqual(expect.arrayContaining(listed));
});
