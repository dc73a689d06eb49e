import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const SOURCES = join(import.meta.dirname, '..');
/** An address of the server, or of a page as people send it on, without the path that Mailroom lies under. */
const BARE = /['"`]\/(?:trpc|attachments|exports|contracts|health|sign-in\/)|location\.origin\}\/|location\.assign\('/;

const isBare = (text: string): boolean => BARE.test(text);

it('every address that leaves the page says below which path Mailroom lies', () => {
  const files = globSync('**/*.{ts,tsx}', { cwd: SOURCES }).filter((file) => !/\.test\.|routeTree/.test(file));
  expect(files.length).toBeGreaterThan(200);
  expect(files.filter((file) => isBare(readFileSync(join(SOURCES, file), 'utf8')))).toEqual([]);
});

it.each(["fetch('/health')", '`${location.origin}/invitation`', "location.assign('/')", 'href="/contracts"'])(
  'the canary: %s is seen',
  (text) => {
    expect(isBare(text)).toBe(true);
  },
);
