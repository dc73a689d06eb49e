import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism, constants, setPriority } from 'node:os';
import { z } from 'zod';

/** What one task may use. */
export interface TaskLimits {
  /** Of one core: on a busy machine a task waits, and waiting is no fault of its own. */
  readonly cpuMilliseconds: number;
  /** By the clock, for a process that does not even watch itself any more. */
  readonly wallMilliseconds: number;
  readonly residentBytes: number;
}

/** What became of a task: its answer, or what ended the process that ran it. */
export type TaskEnd =
  | { readonly kind: 'answered'; readonly answer: unknown }
  | { readonly kind: 'ended'; readonly by: EndedBy };
type EndedBy = 'time' | 'memory' | 'crash';

/** A task could not be run now. It was not at fault, and can be run later. */
export class PoolBusyError extends Error {
  override name = 'PoolBusyError';
}

export interface ProcessPool extends AsyncDisposable {
  /** How many tasks run at once. */
  readonly size: number;
  /** @throws PoolBusyError when too many wait already, or the pool is closing. */
  run(task: object): Promise<TaskEnd>;
}

interface PoolOptions {
  /** What a process of the pool runs; it calls `answerTasks`. */
  readonly module: URL;
  readonly limits: TaskLimits;
  /** As many as cores, less the one that this process runs on. */
  readonly size?: number;
  readonly maxWaiting?: number;
}

/** What a process says when a task is done. */
const Done = z.strictObject({ answer: z.unknown(), residentBytes: z.number() });

/** What the process wrote before it ended itself; see `watch-usage.ts`. */
const Ended = z.enum(['time', 'memory']);

/** A process that holds more after a task makes room: the next task is to be measured by itself. */
const KEPT_RESIDENT_BYTES = 200_000_000;

const isRunning = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode === null && signalCode === null;

const start = ({ module, limits }: PoolOptions): ChildProcess => {
  const child = fork(module, [JSON.stringify(limits)], {
    serialization: 'advanced',
    // It parses what strangers sent: it gets the bytes, and no secret of this process.
    env: {},
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
  // Before it has a pid it has no priority to lower; it then ends by its 'error'.
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  return child;
};

const runOn = (child: ChildProcess, task: object, { wallMilliseconds }: TaskLimits) =>
  new Promise<{ end: TaskEnd; isReusable: boolean }>((resolve) => {
    let said = '';
    let isOverdue = false;
    const timer = setTimeout(() => {
      isOverdue = true;
      child.kill('SIGKILL');
    }, wallMilliseconds);
    const hear = (text: Buffer) => {
      if (said.length < 100) said += text.toString('latin1');
    };
    const settle = (end: TaskEnd, isReusable: boolean) => {
      clearTimeout(timer);
      child.stdout?.off('data', hear);
      child.removeAllListeners();
      resolve({ end, isReusable });
    };
    const died = () => {
      const ended = Ended.safeParse(isOverdue ? 'time' : said);
      // V8 aborts when its own heap is full.
      const by = ended.data ?? (child.signalCode === 'SIGABRT' ? 'memory' : 'crash');
      settle({ kind: 'ended', by }, false);
    };
    child.stdout?.on('data', hear);
    child.on('error', died);
    // Not 'exit': what the process wrote last may come after it.
    child.on('close', died);
    child.on('message', (message) => {
      const done = Done.safeParse(message);
      if (!done.success) child.kill('SIGKILL');
      else settle({ kind: 'answered', answer: done.data.answer }, done.data.residentBytes < KEPT_RESIDENT_BYTES);
    });
    // A process that is gone says so by 'close'.
    child.send(task, () => {});
  });

/**
 * Runs tasks in processes that can be killed, each alone in its process, at a lower priority than this one.
 *
 * A process is started when there is something to do, and kept for the next task; one that overruns its limits is killed and
 * takes nobody along.
 */
export const openProcessPool = (options: PoolOptions): ProcessPool => {
  const { limits, size = Math.max(1, availableParallelism() - 1), maxWaiting = 100 } = options;
  const idle: ChildProcess[] = [];
  const busy = new Set<ChildProcess>();
  const waiting: (() => void)[] = [];
  let taken = 0;
  let isClosing = false;

  const enter = async (): Promise<void> => {
    if (isClosing) throw new PoolBusyError('The pool of processes is closing.');
    if (taken < size) {
      taken += 1;
      return;
    }
    if (waiting.length >= maxWaiting) throw new PoolBusyError(`More than ${maxWaiting} tasks wait for a process.`);
    await new Promise<void>((resolve) => waiting.push(resolve));
  };
  // The place goes to the next in line, or becomes free.
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else taken -= 1;
  };
  const takeIdle = (): ChildProcess => {
    for (let child = idle.pop(); child; child = idle.pop()) if (isRunning(child)) return child;
    return start(options);
  };
  const runAlone = async (task: object): Promise<TaskEnd> => {
    if (isClosing) throw new PoolBusyError('The pool of processes is closing.');
    const child = takeIdle();
    busy.add(child);
    const { end, isReusable } = await runOn(child, task, limits);
    busy.delete(child);
    if (isReusable && !isClosing) idle.push(child);
    else child.kill('SIGKILL');
    if (end.kind === 'ended' && isClosing) throw new PoolBusyError('The pool of processes closed while a task ran.');
    return end;
  };
  return {
    size,
    async run(task) {
      await enter();
      try {
        return await runAlone(task);
      } finally {
        leave();
      }
    },
    async [Symbol.asyncDispose]() {
      isClosing = true;
      for (const child of [...idle, ...busy]) child.kill('SIGKILL');
    },
  };
};
