import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { freePort, openFolder, REPOSITORY } from './run-mailroom.ts';

/** `npm start` as a terminal runs it: in a group of processes of its own. */
const typeStart = (environment: NodeJS.ProcessEnv) => {
  const bootstrap = join(REPOSITORY, 'scripts/bootstrap.mjs');
  const options = { env: { ...process.env, ...environment }, detached: true } as const;
  const started = spawn(process.execPath, [bootstrap, 'scripts/start.ts'], { ...options, cwd: REPOSITORY });
  let said = '';
  for (const stream of [started.stdout, started.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const ended = new Promise<number | null>((resolve) => started.once('close', resolve));
  return { pid: started.pid ?? 0, ended, said: () => said };
};

/** Ctrl-C: a terminal signals everything that is in the group. */
const pressCtrlC = (pid: number) => process.kill(-pid, 'SIGINT');

/** The processes whose environment names `folder`, as all of a Mailroom's do. */
const processesOf = (folder: string): string[] =>
  readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, 'utf8').includes(folder);
    } catch {
      // It ended while we looked, or is somebody else's.
      return false;
    }
  });

it.runIf(process.platform === 'linux')(
  'Ctrl-C stops all of it in order, says nothing and leaves no process',
  async () => {
    await using folder = openFolder();
    const PORT = String(await freePort());
    const mailroom = typeStart({ PORT, MAILROOM_FOLDER: folder.path });
    await expect.poll(mailroom.said, { timeout: 120_000, interval: 200 }).toContain('Ctrl-C stops it.');
    expect(processesOf(folder.path).length).toBeGreaterThan(4);
    const page = await fetch(`http://127.0.0.1:${PORT}/?sort=oldest`, { method: 'HEAD' });
    expect(page.status).toBe(200);
    pressCtrlC(mailroom.pid);
    expect(await mailroom.ended).toBe(0);
    expect(mailroom.said()).toMatch(/Ctrl-C stops it\.\s*$/);
    await expect.poll(() => processesOf(folder.path), { timeout: 5000 }).toEqual([]);
  },
);

it.runIf(process.platform === 'linux')('Ctrl-C while it starts leaves no process either', async () => {
  await using folder = openFolder();
  const mailroom = typeStart({ PORT: String(await freePort()), MAILROOM_FOLDER: folder.path });
  await expect.poll(mailroom.said, { timeout: 120_000, interval: 100 }).toContain('Loading the demonstration');
  pressCtrlC(mailroom.pid);
  await mailroom.ended;
  await expect.poll(() => processesOf(folder.path), { timeout: 30_000 }).toEqual([]);
});

it('what keeps Mailroom from starting is one sentence, and the exit code is not 0', async () => {
  await using folder = openFolder();
  const file = join(folder.path, 'a-file');
  writeFileSync(file, '');
  const port = await freePort();
  const taken = createServer().listen(port, '127.0.0.1');
  const free = { PORT: String(await freePort()), MAILROOM_FOLDER: folder.path };
  const starts: [NodeJS.ProcessEnv, string][] = [
    [{ ...free, PORT: String(port) }, `Port ${port} is taken by another program. Stop it, or set PORT to another one.`],
    [
      { ...free, HOST: '203.0.113.7', DEMONSTRATION: 'for-everybody' },
      `Mailroom cannot listen on 203.0.113.7, port ${free.PORT} (EADDRNOTAVAIL). Set HOST and PORT.`,
    ],
    [
      { ...free, DATABASE_URL: 'postgresql://a:b@127.0.0.1:1/c', DEMONSTRATION: 'off' },
      'The database of DATABASE_URL refuses (ECONNREFUSED). Is it running?',
    ],
    [
      { ...free, MAILROOM_FOLDER: file, FILES: folder.path },
      `The folder ${file}/postgres cannot be written: PostgreSQL keeps its data there. Set MAILROOM_FOLDER to one that can.`,
    ],
    [
      { ...free, FILES: file },
      `The folder for files, ${file}, cannot be written. Set FILES, or MAILROOM_FOLDER, to one that can.`,
    ],
    [
      { ...free, PORT: '99999', SESSION_HOURS: '0' },
      'These environment variables are wrong:\n  PORT: must be a port number, 0 to 65535\n  SESSION_HOURS: must be a number of hours, 0.1 to 24',
    ],
  ];
  for (const [environment, sentence] of starts) {
    const mailroom = typeStart(environment);
    expect(await mailroom.ended).toBe(1);
    expect(mailroom.said().trim()).toBe(sentence);
  }
  taken.close();
});
