import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

interface ProcessOptions {
  /** From this package's `src` folder. */
  readonly script: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** Modules that are loaded before the script, from this package's `src` folder. */
  readonly preloads?: readonly string[];
}

/** A process of its own that says when it is ready, and answers one question at a time. */
export interface StartedProcess extends AsyncDisposable {
  ask(question: object): Promise<unknown>;
}

const STOP_WITHIN_MILLISECONDS = 8000;

const pathOf = (script: string): string => fileURLToPath(new URL(`../${script}`, import.meta.url));

const isAbout = (message: unknown, key: string): message is Record<string, unknown> =>
  typeof message === 'object' && message !== null && key in message;

const messageWith = (child: ChildProcess, key: string, name: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const ended = () => {
      child.off('message', listen);
      reject(new Error(`${name} ended by itself.`));
    };
    const listen = (message: unknown) => {
      if (!isAbout(message, key)) return;
      child.off('message', listen);
      child.off('exit', ended);
      resolve(message[key]);
    };
    child.on('message', listen);
    child.once('exit', ended);
  });

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const lastResort = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MILLISECONDS);
  await ended;
  clearTimeout(lastResort);
};

/** Starts a script and waits until it says `{ ready: true }`. */
export const startProcess = async ({
  script,
  environment = {},
  preloads = [],
}: ProcessOptions): Promise<StartedProcess> => {
  const execArgv = preloads.flatMap((preload) => ['--import', new URL(`../${preload}`, import.meta.url).href]);
  const child = fork(pathOf(script), { execArgv, env: { ...process.env, ...environment } });
  try {
    await messageWith(child, 'ready', script);
  } catch (error) {
    await stop(child);
    throw error;
  }
  return {
    async ask(question) {
      const answered = messageWith(child, 'answer', script);
      child.send(question);
      return answered;
    },
    [Symbol.asyncDispose]: () => stop(child),
  };
};
