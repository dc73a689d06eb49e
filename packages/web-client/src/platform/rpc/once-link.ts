import type { AppRouter } from '@mailroom/api';
import { isNonJsonSerializable, type OperationResultObservable, type TRPCLink } from '@trpc/client';
import { share, tap } from '@trpc/server/observable';

/**
 * A change that is asked for once more, word for word, before its answer is there, is the same one: on a busy computer a button is
 * pressed twice before it shows that it waits, and the second time would be told that the name is taken.
 */
export const onceLink: TRPCLink<AppRouter> = () => {
  const underWay = new Map<string, OperationResultObservable<AppRouter, unknown>>();
  return ({ op, next }) => {
    if (op.type !== 'mutation' || isNonJsonSerializable(op.input)) return next(op);
    const call = JSON.stringify([op.path, op.input]);
    const forget = (): void => void underWay.delete(call);
    const answer = underWay.get(call) ?? next(op).pipe(tap({ error: forget, complete: forget }), share());
    underWay.set(call, answer);
    return answer;
  };
};
