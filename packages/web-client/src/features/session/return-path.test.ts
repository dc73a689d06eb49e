import { toReturnPath } from '@mailroom/contracts/agreements';
import { expect, it } from 'vitest';
import { readReturnSearch } from './return-path.ts';

it('keeps a path within Mailroom, with its search', () => {
  expect(toReturnPath('/?statuses=unreadable&sort=oldest')).toBe('/?statuses=unreadable&sort=oldest');
});

it.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/\t/evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/%2e//evil.example',
  '',
  null,
  ['/'],
])('goes home instead of to %j', (candidate) => {
  expect(toReturnPath(candidate)).toBe('/');
});

it('does not lead back to the sign-in page, and leaves home out of the link', () => {
  expect(readReturnSearch({ return: '/sign-in?return=%2F' })).toEqual({});
  expect(readReturnSearch({ return: '/' })).toEqual({});
});
