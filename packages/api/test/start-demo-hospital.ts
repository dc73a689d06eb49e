import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';

/** Another system, so another process: nothing of it is imported. */
const MAIN = join(import.meta.dirname, '../../demo-hospital/src/main.ts');

const Ready = z.object({ ready: z.literal(true), url: z.url(), controlUrl: z.url() });

/** What goes wrong with one request; `fault.ts` of the demonstration hospital says what each kind means. */
export type Fault =
  | {
      readonly kind: 'late-answer' | 'late-commit' | 'slow-body' | 'twice' | 'late-copy';
      readonly milliseconds: number;
    }
  | { readonly kind: 'reset'; readonly isCommitted: boolean }
  | { readonly kind: 'status'; readonly status: number; readonly isCommitted: boolean }
  | { readonly kind: 'restart'; readonly milliseconds: number; readonly isCommitted: boolean }
  | { readonly kind: 'truncated-body' | 'garbage-body' };

const FiledDocument = z.strictObject({
  fhirId: z.string(),
  /** As they stand there: `urn:uuid:…`, the effect key first. */
  identifiers: z.array(z.string()),
  /** Of every version, the oldest first; the last is what a clinician sees. */
  statuses: z.array(z.string()),
  /** `Patient/7`. */
  subject: z.string().nullable(),
  /** Of the bytes that its link leads to; null when it leads to none. */
  sha256: z.string().nullable(),
});

const MetRequest = z.strictObject({
  number: z.int(),
  method: z.string(),
  path: z.string(),
  target: z.enum(['write', 'read']),
  fault: z.looseObject({ kind: z.string() }).nullable(),
  /** The status of every execution: none when it was lost, two when it was done twice. */
  executions: z.array(z.int()),
});

/** What the server is like on every day; `behaviour.ts` of the demonstration hospital says what each means. */
export interface Behaviour {
  readonly seed?: string;
  readonly isTransactionBatch?: boolean;
  readonly refusals?: readonly {
    readonly on: 'write' | 'read';
    readonly resourceType: string | null;
    readonly statuses: readonly number[];
    readonly share: number;
  }[];
  readonly oddPatients?: readonly string[];
  readonly latencyMilliseconds?: number;
}

/** The hospital's FHIR server with an adversary in front of it, which behaves until it is told otherwise. */
export interface DemoHospital extends AsyncDisposable {
  /** Base of its FHIR API. */
  readonly url: string;
  /** Faults for the next requests that they fit, in this order. */
  script(...faults: readonly { readonly on: 'write' | 'read' | 'any'; readonly fault: Fault }[]): Promise<void>;
  /** Draws the fault of every further request from a seed; null stops drawing. */
  draw(drawn: { seed: string; share: number; longestMilliseconds: number } | null): Promise<void>;
  /** What the server is like from now on; null: it keeps to the specification. */
  behave(behaviour: Behaviour | null): Promise<void>;
  /** Refuses connections for a while; what was filed is kept. */
  restart(downMilliseconds: number): Promise<void>;
  /** Waits until nothing sent so far can change the truth any more. */
  settle(): Promise<void>;
  /** What is really in the charts, whatever anybody was answered. */
  filed(): Promise<z.infer<typeof FiledDocument>[]>;
  requests(): Promise<z.infer<typeof MetRequest>[]>;
  /** Stops faults and takes out everything that was filed. */
  forget(): Promise<void>;
}

/** Starts the hospital with its generated patients, on ports of its own (0.6 s). */
export const startDemoHospital = async (): Promise<DemoHospital> => {
  const child = fork(MAIN, ['--port', '0', '--control-port', '0'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [message] = await once(child, 'message');
  const { url, controlUrl } = Ready.parse(message);
  const ask = async (path: string): Promise<unknown> => (await fetch(`${controlUrl}${path}`)).json();
  const tell = async (path: string, body: unknown): Promise<void> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${controlUrl}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`The demonstration hospital does not understand ${path}.`);
  };
  return {
    url,
    script: (...faults) => tell('/script', faults),
    draw: (drawn) => tell('/draw', drawn),
    behave: (behaviour) => tell('/behave', behaviour),
    restart: (downMilliseconds) => tell('/restart', { downMilliseconds }),
    settle: () => tell('/settle', {}),
    filed: async () => z.array(FiledDocument).parse(await ask('/filed')),
    requests: async () => z.array(MetRequest).parse(await ask('/requests')),
    forget: () => tell('/forget', {}),
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
};
