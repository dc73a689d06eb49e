import { setTimeout as wait } from 'node:timers/promises';
import type { FhirCall } from '../fhir/answer-fhir.ts';
import { type Deliver, type FhirServer, startFhirServer } from '../fhir-server.ts';
import { generatePatients } from '../generate-patients.ts';
import { behave } from './behave.ts';
import { Behaviour } from './behaviour.ts';
import { drawFault } from './draw-fault.ts';
import type { DrawnFaults, Fault, ScriptedFault, Target } from './fault.ts';
import { injectFault } from './inject-fault.ts';
import { isAsking } from './is-asking.ts';
import { type FiledDocument, forgetFiled, readFiled } from './read-filed.ts';

/** A request as it was met; its body and its query are not kept. */
interface MetRequest {
  readonly number: number;
  readonly method: string;
  readonly path: string;
  readonly target: Exclude<Target, 'any'>;
  readonly fault: Fault | null;
  /** The status of every execution: none when it was lost, two when it was done twice. */
  readonly executions: readonly number[];
}

/** The hospital's server as a sender may meet it on a bad day, and the truth about what it holds. */
export interface AdversarialEhr {
  readonly url: string;
  /** Faults for the next requests that they fit, in this order, before any that are drawn. */
  script(faults: readonly ScriptedFault[]): void;
  /** Draws the fault of every further request by chance; null stops drawing. */
  draw(drawn: DrawnFaults | null): void;
  /** What the server is like from now on; null: it keeps to the specification. */
  behave(behaviour: Behaviour | null): void;
  readonly requests: readonly MetRequest[];
  /** Waits for late copies, late commits and restarts, so that the truth does not change any more. */
  settle(): Promise<void>;
  filed(): Promise<readonly FiledDocument[]>;
  restart(downMilliseconds: number): Promise<void>;
  /** Settles, and then has no faults, no habits, no requests and nothing filed. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

const CORRECT = Behaviour.parse({});

const targetOf = (call: FhirCall): MetRequest['target'] => (isAsking(call) ? 'read' : 'write');

/**
 * Starts the hospital's FHIR server with an adversary in front of it. Without a script and without draws it behaves.
 *
 * @example
 * ehr.script([{ on: 'write', fault: { kind: 'reset', isCommitted: true } }]); // the answer to the next write is lost
 */
export async function startAdversarialEhr({ port }: { port: number }): Promise<AdversarialEhr> {
  const scripted: ScriptedFault[] = [];
  const requests: MetRequest[] = [];
  const underWay = new Set<Promise<unknown>>();
  let drawn: DrawnFaults | null = null;
  let behaviour = CORRECT;
  let starts = 0;
  let restarting: Promise<void> | null = null;
  const closing = new AbortController();
  let server: FhirServer;

  const later = (work: Promise<unknown>): void => {
    // Whoever waits for the work itself learns how it ended.
    const ended: Promise<unknown> = work.then(
      () => underWay.delete(ended),
      () => underWay.delete(ended),
    );
    underWay.add(ended);
  };
  const restart = (downMilliseconds: number): Promise<void> => {
    starts += 1;
    restarting ??= server.restart(downMilliseconds).finally(() => {
      restarting = null;
    });
    return restarting;
  };
  const nextFault = (target: MetRequest['target'], number: number): Fault | null => {
    const place = scripted.findIndex(({ on }) => on === 'any' || on === target);
    const [found] = place === -1 ? [] : scripted.splice(place, 1);
    return found?.fault ?? (drawn === null ? null : drawFault(drawn, number));
  };

  const deliver: Deliver = async ({ call, response, execute }) => {
    const target = targetOf(call);
    const number = requests.length + 1;
    const fault = nextFault(target, number);
    const [path = ''] = call.url.split('?');
    const executions: number[] = [];
    requests.push({ number, method: call.method, path, target, fault, executions });
    const arrivedIn = starts;
    const scene = {
      call,
      response,
      restart,
      later,
      pause: (milliseconds: number) => wait(milliseconds, undefined, { signal: closing.signal }).catch(() => {}),
      async execute() {
        if (arrivedIn !== starts) return null;
        const answer = await behave(behaviour, { call, number }, execute);
        executions.push(answer.status);
        return answer;
      },
    };
    const calm: Fault = { kind: 'late-answer', milliseconds: 0 };
    const delivered = injectFault(fault ?? calm, scene);
    later(delivered);
    await delivered;
  };

  server = await startFhirServer({ port, deliver });
  const generated = new Set(generatePatients().map(({ id }) => id));
  const settle = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.allSettled(underWay);
  };
  return {
    url: server.url,
    requests,
    script: (faults) => void scripted.push(...faults),
    draw: (next) => {
      drawn = next;
    },
    behave: (next) => {
      behaviour = next ?? CORRECT;
    },
    settle,
    filed: () => readFiled(server.repository),
    restart,
    async forget() {
      drawn = null;
      behaviour = CORRECT;
      scripted.length = 0;
      await settle();
      requests.length = 0;
      await forgetFiled(server.repository, (id) => generated.has(id));
    },
    async close() {
      starts += 1;
      closing.abort();
      await server.close();
      await settle();
    },
  };
}
