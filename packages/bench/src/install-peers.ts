import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const peers = fileURLToPath(new URL('../peers', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));
const stamp = join(peers, 'node_modules/.installed');

const DECIDING = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', 'prisma/schema.prisma'];

const digest = (): string => {
  const hash = createHash('sha256');
  for (const name of DECIDING) hash.update(readFileSync(join(peers, name)));
  return hash.digest('hex');
};

interface Command {
  readonly what: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
}

const STEPS: readonly Command[] = [
  {
    what: 'installed',
    command: 'npx',
    args: ['-y', process.env['MAILROOM_PNPM'] ?? 'pnpm@12.21.0', 'install', '--frozen-lockfile', '--reporter=silent'],
  },
  {
    what: 'generated (Prisma)',
    command: process.execPath,
    args: [join(peers, 'node_modules/prisma/build/index.js'), 'generate', '--schema', 'prisma/schema.prisma'],
    environment: {
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      // Generating needs no schema engine, but Prisma downloads one unless there is a file.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    },
  },
  {
    what: 'type-checked',
    command: process.execPath,
    args: [join(root, 'node_modules/@typescript/native/bin/tsc'), '-p', '.'],
  },
];

const run = ({ what, command, args, environment = {} }: Command): void => {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: peers,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  throw new Error(
    `The peers could not be ${what}: ${stdout}${stderr}\n\`--only limit,v1,v2,mikro-orm\` measures without them.`,
  );
};

/**
 * Installs what V2 is compared with, in a folder that the repository's own installation knows nothing of.
 *
 * @throws Error when the registry cannot be reached.
 */
export const installPeers = (say: (line: string) => void): void => {
  const wanted = digest();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('Installing what V2 is compared with …');
  for (const step of STEPS) run(step);
  writeFileSync(stamp, wanted);
};
