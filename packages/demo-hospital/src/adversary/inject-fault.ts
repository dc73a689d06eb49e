import type { Response } from 'express';
import type { FhirAnswer, FhirCall } from '../fhir/answer-fhir.ts';
import { sendAnswer } from '../fhir-server.ts';
import type { Fault } from './fault.ts';

/** One request, and what the world around the hospital's server can do with it. */
export interface Scene {
  readonly call: FhirCall;
  readonly response: Response;
  /** Executes the request; null when the server went down since it arrived, so that it is lost. */
  execute(): Promise<FhirAnswer | null>;
  /** Takes the server down; resolves when it is up again. */
  restart(downMilliseconds: number): Promise<void>;
  /** Waits, until the server is closed for good. */
  pause(milliseconds: number): Promise<void>;
  /** Keeps what is not waited for from being forgotten. */
  later(work: Promise<unknown>): void;
}

const PIECES = 5;

/** Servers quote what they were sent, patients' names included; who logs this has a leak. */
const quotingOutcome = ({ body }: FhirCall) => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'processing', diagnostics: `Could not process ${JSON.stringify(body)}` }],
});

/** Whoever waits for an answer may have left. */
const send = (response: Response, answer: FhirAnswer | null): void => {
  if (answer === null) response.destroy();
  else if (!response.destroyed) sendAnswer(response, answer);
};

async function sendSlowly({ response, pause }: Scene, { status, headers, body }: FhirAnswer, milliseconds: number) {
  const bytes = Buffer.from(body);
  const size = Math.ceil(bytes.length / PIECES);
  response.status(status).set(headers).set('Content-Length', String(bytes.length));
  for (let start = 0; start < bytes.length && !response.destroyed; start += size) {
    response.write(bytes.subarray(start, start + size));
    await pause(milliseconds / PIECES);
  }
  response.end();
}

async function sendHalf(response: Response, { status, headers, body }: FhirAnswer) {
  const bytes = Buffer.from(body);
  response.status(status).set(headers).set('Content-Length', String(bytes.length));
  await new Promise((resolve) => response.write(bytes.subarray(0, bytes.length / 2), resolve));
  response.destroy();
}

const GARBAGE: FhirAnswer = {
  status: 200,
  headers: { 'Content-Type': 'text/html' },
  body: '<html><body>Please sign in to the network</body></html>',
};

/** Answers one request the way its fault says. */
export async function injectFault(fault: Fault, scene: Scene): Promise<void> {
  const { call, response, execute, restart, pause, later } = scene;
  switch (fault.kind) {
    case 'late-answer': {
      const answer = await execute();
      await pause(fault.milliseconds);
      return send(response, answer);
    }
    case 'late-commit':
      await pause(fault.milliseconds);
      return send(response, await execute());
    case 'reset':
      if (fault.isCommitted) await execute();
      return void response.destroy();
    case 'status':
      if (fault.isCommitted) await execute();
      return void response
        .status(fault.status)
        .type('application/fhir+json')
        .send(JSON.stringify(quotingOutcome(call)));
    case 'restart':
      if (fault.isCommitted) await execute();
      return later(restart(fault.milliseconds));
    case 'slow-body': {
      const answer = await execute();
      return answer === null ? send(response, answer) : sendSlowly(scene, answer, fault.milliseconds);
    }
    case 'truncated-body': {
      const answer = await execute();
      return answer === null ? send(response, answer) : sendHalf(response, answer);
    }
    case 'garbage-body':
      await execute();
      return send(response, GARBAGE);
    case 'twice':
      await execute();
      await pause(fault.milliseconds);
      return send(response, await execute());
    case 'late-copy':
      send(response, await execute());
      return later(pause(fault.milliseconds).then(execute));
    default:
      return fault satisfies never;
  }
}
