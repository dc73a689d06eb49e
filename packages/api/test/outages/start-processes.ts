import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const script = (name: string): string => fileURLToPath(new URL(`../../src/${name}.ts`, import.meta.url));

/** A process of Mailroom as it is shipped. */
export interface Running {
  readonly name: string;
  readonly child: ChildProcess;
  /** What it wrote, a line of JSON each. */
  readonly said: () => string;
  isAlive(): boolean;
  end(signal: NodeJS.Signals): Promise<void>;
}

export const startProcess = async (name: 'main' | 'worker', environment: NodeJS.ProcessEnv): Promise<Running> => {
  const env = { ...process.env, LOG_LEVEL: 'error', DEMONSTRATION: 'for-everybody', ...environment };
  const child = fork(script(name), { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const ended = once(child, 'exit');
  const started = await Promise.race([once(child, 'message'), ended.then(() => null)]);
  if (started === null) throw new Error(`The process ${name} does not start: ${said}`);
  return {
    name,
    child,
    said: () => said,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    async end(signal) {
      child.kill(signal);
      await ended;
    },
  };
};
