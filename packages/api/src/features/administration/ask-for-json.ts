import { parseJson } from '../../platform/fhir/ask-server.ts';
import { NoAnswer } from '../../platform/outgoing/no-answer.ts';
import type { App } from '../../platform/process/context.ts';

/** A person waits for it. */
const TIMEOUT_MILLISECONDS = 5000;
/** A server's whole description of itself has a few hundred kilobytes. */
const MAX_ANSWER_BYTES = 5_000_000;

interface Asked {
  /** What follows it is asked for, as `/metadata`. */
  readonly path: string;
  readonly signal: AbortSignal;
}

/** What another system answered: its status, and its JSON, undefined where it is none. Null where it was not reached. */
export const askForJson = async (
  { outgoing }: App,
  baseUrl: string,
  { path, signal }: Asked,
): Promise<{ status: number; json: unknown } | null> => {
  const limits = { timeoutMilliseconds: TIMEOUT_MILLISECONDS, maxAnswerBytes: MAX_ANSWER_BYTES };
  const headers = { accept: 'application/fhir+json, application/json' };
  try {
    const { status, body } = await outgoing
      .to(baseUrl.replace(/\/$/, ''))
      .ask(path, { method: 'GET', headers, signal, ...limits });
    return { status, json: parseJson(body) };
  } catch (error) {
    if (error instanceof NoAnswer) return null;
    throw error;
  }
};
