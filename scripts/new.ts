import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { procedureSkeleton, withLine } from './new/procedure-skeleton.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const USAGE =
  'npm run new -- procedure <room>.<verbNoun>     such as: npm run new -- procedure worklist.snoozeDocument\n';

const refuse = (why: string): never => {
  process.stderr.write(`${why}\n${USAGE}`);
  process.exit(2);
};

const [what, path = ''] = process.argv.slice(2);
const [, room = '', verb = ''] = /^([a-z]+)\.([a-z]+(?:[A-Z][a-z0-9]*)+)$/.exec(path) ?? [];
if (what !== 'procedure') refuse('What is new?');
if (room === '') refuse(`"${path}" is no room and verb with a noun.`);
if (!existsSync(join(root, 'packages/api/src/features', room, 'index.ts'))) refuse(`There is no room ${room}.`);

const { files, lines, left } = procedureSkeleton(room, verb);
const there = files.filter((file) => existsSync(join(root, file.path)));
if (there.length > 0) refuse(`${there.map((file) => file.path).join(', ')} is there already.`);

for (const file of files) {
  mkdirSync(dirname(join(root, file.path)), { recursive: true });
  writeFileSync(join(root, file.path), file.text);
  process.stdout.write(`new      ${file.path}\n`);
}
for (const added of lines) {
  const file = join(root, added.path);
  writeFileSync(file, withLine(readFileSync(file, 'utf8'), added));
  process.stdout.write(`a line   ${added.path}: ${added.line.trim()}\n`);
}
// A long name breaks lines elsewhere.
spawnSync(join(root, 'node_modules/.bin/biome'), ['format', '--write', ...files.map((file) => file.path)], {
  cwd: root,
});
process.stdout.write(`\nLeft to say:\n${left.map((one) => `- ${one}`).join('\n')}\n`);
