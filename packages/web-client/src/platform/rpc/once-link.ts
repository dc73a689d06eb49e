import type { AppRouter } from '@mailroom/api';
import { isNonJsonSerializable, type OperationResultObservable, type TRPCLink } from '@trpc/client';
import { share, tap } from '@trpc/server/observable';

/**
 * A change that is asked for once more, word for word, before its answer is there, is the same one: on a busy computer a button is
 * pressed twice before it shows that it waits, and the second time would be told that the name is taken. It is another one where
 * something else was changed in between: a tag that was put on, taken off and put on again is on.
 */
export const onceLink: TRPCLink<AppRouter> = () => {
  let last: { readonly call: string; readonly answer: OperationResultObservable<AppRouter, unknown> } | null = null;
  return ({ op, next }) => {
    if (op.type !== 'mutation' || isNonJsonSerializable(op.input)) return next(op);
    const call = JSON.stringify([op.path, op.input]);
    if (last?.call === call) return last.answer;
    const forget = (): void => {
      if (last?.answer === answer) last = null;
    };
    const answer = next(op).pipe(tap({ error: forget, complete: forget }), share());
    last = { call, answer };
    return answer;
  };
};
