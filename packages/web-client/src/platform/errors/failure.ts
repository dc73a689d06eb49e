import type { Refusal, RefusalCode } from '@mailroom/contracts';
import { TRPCClientError } from '@trpc/client';
import { refusalSchema } from './refusal-schema.ts';

/** What went wrong, as far as the user can do something about it. */
export type Failure =
  | { kind: 'refusal'; refusal: Refusal }
  /** No answer, or one that did not come from Mailroom (a proxy's page). */
  | { kind: 'unreachable' }
  /** `errorId` finds the entry in the server's log; null when the bug is in this page. */
  | { kind: 'bug'; errorId: string | null };

const read = (data: unknown, key: string): unknown =>
  typeof data === 'object' && data !== null && key in data ? Reflect.get(data, key) : undefined;

/** A refusal that this release does not know yet (a tab left open across an update) reads as a bug, not as a crash. */
export const readFailure = (error: unknown): Failure => {
  if (!(error instanceof TRPCClientError)) {
    return error instanceof TypeError && /fetch|network|load failed/i.test(error.message)
      ? { kind: 'unreachable' }
      : { kind: 'bug', errorId: null };
  }
  const data: unknown = error.data;
  if (data === undefined || data === null) return { kind: 'unreachable' };
  const refusal = refusalSchema.safeParse(read(data, 'refusal'));
  if (refusal.success) return { kind: 'refusal', refusal: refusal.data };
  const errorId = read(data, 'errorId');
  return { kind: 'bug', errorId: typeof errorId === 'string' ? errorId : null };
};

export const isRefusedWith = (error: unknown, code: RefusalCode): boolean => {
  const failure = readFailure(error);
  return failure.kind === 'refusal' && failure.refusal.code === code;
};

/** Whether the same call may be answered in a moment: only the network, the database and the disk heal by themselves. */
export const isPassing = (error: unknown): boolean =>
  readFailure(error).kind === 'unreachable' || isRefusedWith(error, 'Unavailable');
