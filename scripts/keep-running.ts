import type { ChildProcess } from 'node:child_process';
import { setTimeout as rest } from 'node:timers/promises';
import { openPauses } from '../packages/api/src/platform/process/keep-trying.ts';

interface Keeping {
  readonly name: string;
  start(): ChildProcess;
  /** Whether it tells its parent that it is ready. */
  readonly saysReady: boolean;
  say(line: string): void;
}

/** A process that runs as long as its parent does. */
export interface Kept {
  /** Rejects when it ends before it was ready for the first time: it cannot start, and has said why. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
}

/** One that lived longer is started again at once: it is not what keeps dying. */
const LIVED_MILLISECONDS = 60_000;
/** A process ends by itself within 28 seconds. */
const KILL_AFTER_MILLISECONDS = 29_000;

const isReady = (message: unknown): boolean => typeof message === 'object' && message !== null && 'ready' in message;

interface Life {
  readonly child: ChildProcess;
  readonly ready: Promise<void>;
  /** How it ended, in words. */
  readonly ended: Promise<string>;
}

const begin = ({ start, saysReady }: Keeping): Life => {
  const child = start();
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  if (!saysReady) return { child, ended, ready: Promise.resolve() };
  const told = new Promise<void>((resolve) => {
    child.on('message', (message) => isReady(message) && resolve());
  });
  const died = ended.then(() => {
    // The child has said why.
    throw new Error('');
  });
  return { child, ended, ready: Promise.race([told, died]) };
};

/** Starts a process, and starts it again, after growing pauses, whenever it ends by itself. Both are said. */
export const keepRunning = (keeping: Keeping): Kept => {
  const { name, say } = keeping;
  const stopping = new AbortController();
  const { signal } = stopping;
  let life = begin(keeping);
  const { ready } = life;

  const follow = async (): Promise<void> => {
    await ready;
    let pauses = openPauses();
    while (!signal.aborted) {
      const startedAt = performance.now();
      const how = await life.ended;
      if (signal.aborted) return;
      if (performance.now() - startedAt > LIVED_MILLISECONDS) pauses = openPauses();
      const pause = pauses();
      say(`The ${name} ended (${how}); it is started again in ${(pause / 1000).toFixed(1)} s.`);
      await rest(pause, undefined, { signal });
      life = begin(keeping);
      life.ready.then(
        () => say(`The ${name} runs again.`),
        () => {},
      );
    }
  };
  // It rejects when it is stopped while it rests, and when there was no first life; `ready` says that.
  follow().catch(() => {});

  return {
    ready,
    async stop() {
      stopping.abort();
      const { child, ended } = life;
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const lastResort = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MILLISECONDS);
      await ended;
      clearTimeout(lastResort);
    },
  };
};
