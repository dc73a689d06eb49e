import { expect, it } from 'vitest';
import { siteCookie, withinSite } from './site.ts';

it.each([
  ['/mailroom', '/mailroom/trpc/a?b=1', '/trpc/a?b=1'],
  ['/mailroom', '/mailroom', '/'],
  ['/mailroom', '/mailroom/', '/'],
  ['/mailroom', '/mailroom?status=review', '/?status=review'],
  // A proxy has cut it off, or a probe does not know it.
  ['/mailroom', '/health', '/health'],
  ['/mailroom', '/mailrooms/health', '/mailrooms/health'],
  ['', '/mailroom/trpc', '/mailroom/trpc'],
  ['', '/', '/'],
])('under %j, %s asks for %s', (basePath, url, within) => {
  expect(withinSite({ basePath, publicUrl: null }, url)).toBe(within);
});

it.each([
  ['https://hospital.test', '', '__Host-session', '/'],
  ['https://hospital.test', '/mailroom', '__Secure-session', '/mailroom'],
  ['http://hospital.test', '/mailroom', 'session', '/mailroom'],
  [null, '', 'session', '/'],
])('at %s under %j a cookie is called %s, for %s', (publicUrl, basePath, name, path) => {
  const cookie = siteCookie({ publicUrl, basePath }, 'session');
  expect([cookie.name, cookie.options.path, cookie.options.secure]).toEqual([name, path, name !== 'session']);
});
