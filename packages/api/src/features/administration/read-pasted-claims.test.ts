import { expect, it } from 'vitest';
import { readPastedClaims } from './read-pasted-claims.ts';

const claims = { sub: 'é', groups: ['clerks'] };
const json = JSON.stringify(claims);
const token = ['{"alg":"none"}', json, 'signed'].map((part) => Buffer.from(part).toString('base64url')).join('.');

it('claims are read from a token and from JSON, whatever space is around', () => {
  for (const pasted of [json, token, `\n ${token} `, `${token.slice(0, token.lastIndexOf('.'))}.`]) {
    expect(readPastedClaims(pasted)).toEqual(claims);
  }
});

it('what is neither is no claims', () => {
  for (const pasted of ['', 'a.b.c', '[1]', '"text"', 'null', '{', 'one.two', `Bearer ${token}`]) {
    expect(readPastedClaims(pasted)).toBeNull();
  }
});
