/** A running part of Mailroom. */
interface Running {
  stop(): Promise<void>;
}

/** More would lose log lines; less would cut requests short. */
const STOP_WITHIN_MILLISECONDS = 8000;

const say = (error: unknown): void => {
  const sentence = error instanceof Error ? error.message : String(error);
  // An error without a sentence was said already, by the child that failed.
  if (sentence !== '') process.stderr.write(`${sentence}\n`);
};

/**
 * Runs a process to its end: Ctrl-C, a termination signal, or its parent going away stops it in order. Asked to stop while
 * it starts, it stops once it can do so in order: what it has started by then would otherwise be left behind.
 * What keeps it from starting is said in one sentence, and the exit code is not 0.
 */
export const runProcess = async (start: () => Promise<Running>): Promise<void> => {
  let running: Running | null = null;
  let isAsked = false;
  let isStopping = false;
  const stop = async () => {
    isAsked = true;
    if (running === null || isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MILLISECONDS).unref();
    try {
      await running.stop();
      process.exit(0);
    } catch (error) {
      say(error);
      process.exit(1);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
  process.on('disconnect', () => void stop());
  try {
    running = await start();
  } catch (error) {
    say(error);
    process.exit(1);
  }
  if (isAsked) await stop();
};
