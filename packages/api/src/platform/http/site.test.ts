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
  [{ publicUrl: 'https://hospital.test', basePath: '' }, '__Host-session', '/'],
  [{ publicUrl: 'https://hospital.test', basePath: '/mailroom' }, '__Secure-session', '/mailroom'],
  [{ publicUrl: 'http://hospital.test', basePath: '/mailroom' }, 'session', '/mailroom'],
  [{ publicUrl: null, basePath: '' }, 'session', '/'],
])('at %o a cookie is called %s, for %s', (site, name, path) => {
  const cookie = siteCookie(site, 'session');
  expect([cookie.name, cookie.options.path, cookie.options.secure]).toEqual([name, path, name !== 'session']);
});
