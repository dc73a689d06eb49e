import { type Log, openLog } from './log.ts';

/** A running part of Mailroom. */
interface Running {
  stop(): Promise<void>;
}

interface ProcessOptions {
  /** Under which it says in the log what went wrong unseen. */
  readonly name: string;
  readonly stopWithinMilliseconds?: number;
  start(): Promise<Running>;
}

/** What runs is finished within 25 seconds; the rest is for closing. Orchestrators kill after 30. */
const STOP_WITHIN_MILLISECONDS = 28_000;

const say = (error: unknown): void => {
  const sentence = error instanceof Error ? error.message : String(error);
  // An error without a sentence was said already, by the child that failed.
  if (sentence !== '') process.stderr.write(`${sentence}\n`);
};

/**
 * What goes wrong where nobody waits for it is a bug, and is told. A promise that failed has left everybody else as they were,
 * so the process goes on; after an exception that nobody caught what it holds may be half changed, so it ends in order.
 */
const tellOfBugs = (log: Log, end: () => void): void => {
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'bug: a promise failed that nobody waits for'));
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'bug: an exception that nobody caught; the process ends');
    end();
  });
};

/**
 * Runs a process to its end: Ctrl-C, a termination signal, or its parent going away stops it in order. Asked to stop while
 * it starts, it stops once it can do so in order: what it has started by then would otherwise be left behind.
 * What keeps it from starting is said in one sentence, and the exit code is not 0.
 */
export const runProcess = async ({
  name,
  stopWithinMilliseconds = STOP_WITHIN_MILLISECONDS,
  start,
}: ProcessOptions): Promise<void> => {
  let running: Running | null = null;
  let isAsked = false;
  let isStopping = false;
  let exitCode = 0;
  const stop = async (): Promise<void> => {
    isAsked = true;
    if (running === null || isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), stopWithinMilliseconds).unref();
    try {
      await running.stop();
    } catch (error) {
      say(error);
      exitCode = 1;
    }
    process.exit(exitCode);
  };
  const stopWhenAsked = (): void => {
    stop().catch(say);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopWhenAsked);
  process.on('disconnect', stopWhenAsked);
  tellOfBugs(openLog(name, 'error'), () => {
    exitCode = 1;
    stopWhenAsked();
  });
  try {
    running = await start();
  } catch (error) {
    say(error);
    process.exit(1);
  }
  if (isAsked) await stop();
};
