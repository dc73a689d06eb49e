interface DeclaredProcess {
  /** How people are told of it. */
  readonly label: string;
  /** The file that it begins in, beside this one. */
  readonly entry: string;
}

/**
 * The processes of Mailroom. `npm start` runs each of them once; an installation runs each by itself, and as many as it needs. What kills
 * a process that hangs is started by whoever uses it, as the worker does with its readers.
 */
export const PROCESSES = {
  api: { label: 'API', entry: 'main.ts' },
  worker: { label: 'worker', entry: 'worker.ts' },
} as const satisfies Readonly<Record<string, DeclaredProcess>>;
