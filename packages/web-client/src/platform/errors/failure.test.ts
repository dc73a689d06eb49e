import { TRPCClientError } from '@trpc/client';
import { expect, it } from 'vitest';
import { isRefusedWith, readFailure } from './failure.ts';

const answered = (data: object): unknown =>
  TRPCClientError.from({
    error: { message: 'x', code: -32_600, data: { code: 'BAD_REQUEST', httpStatus: 400, ...data } },
  });

it('reads a refusal', () => {
  const error = answered({ refusal: { code: 'NotSignedIn' }, errorId: null });
  expect(readFailure(error)).toEqual({ kind: 'refusal', refusal: { code: 'NotSignedIn' } });
  expect(isRefusedWith(error, 'NotSignedIn')).toBe(true);
  expect(isRefusedWith(error, 'ContractChanged')).toBe(false);
});

it('reads a bug with the number that finds it', () => {
  expect(readFailure(answered({ refusal: null, errorId: 'e-1' }))).toEqual({ kind: 'bug', errorId: 'e-1' });
});

it('takes a refusal of a later release for a bug, and does not break', () => {
  const error = answered({ refusal: { code: 'NotYetInvented' }, errorId: null });
  expect(readFailure(error)).toEqual({ kind: 'bug', errorId: null });
});

it('knows a missing network, and an answer that is not from Mailroom', () => {
  expect(readFailure(TRPCClientError.from(new TypeError('Failed to fetch')))).toEqual({ kind: 'unreachable' });
  expect(readFailure(TRPCClientError.from(new SyntaxError('Unexpected token <')))).toEqual({ kind: 'unreachable' });
  expect(readFailure(new TypeError('Failed to fetch'))).toEqual({ kind: 'unreachable' });
});
