import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { sessionToken } from './session-cookie.ts';

const TLS = 'https://mailroom.test';
// Nothing of a request but its header is read.
const tokenOf = (cookie: string | undefined, publicUrl: string | null = null) =>
  sessionToken({ headers: { cookie } } as IncomingMessage, { publicUrl, basePath: '' });

it.each([
  [undefined, null],
  ['', null],
  ['mailroom_session=', null],
  ['mailroom_session=abc', 'abc'],
  ['a=1; mailroom_session=abc; b=2', 'abc'],
  ['a=1;mailroom_session=abc', 'abc'],
  ['x_mailroom_session=abc', null],
  ['__Host-mailroom_session=abc', null],
  // Of several, the first, as browsers send the most specific one first (RFC 6265, §5.4).
  ['mailroom_session=abc; mailroom_session=def', 'abc'],
  ['__proto__=1; mailroom_session=%E0%A4%A', '%E0%A4%A'],
])('of the header %o the token is %o', (header, token) => {
  expect(tokenOf(header)).toBe(token);
});

it('with TLS only the cookie that no other host can set is read', () => {
  expect(tokenOf('mailroom_session=abc', TLS)).toBeNull();
  expect(tokenOf('__Host-mailroom_session=abc', TLS)).toBe('abc');
});
