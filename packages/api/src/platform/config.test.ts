import { expect, it } from 'vitest';
import { readConfig } from './config.ts';

it('everything has a default that works', () => {
  expect(readConfig({})).toMatchObject({
    port: 4400,
    host: '127.0.0.1',
    databaseUrl: null,
    isDemonstration: false,
    logLevel: 'info',
    maxObjectBytes: 32_000_000,
  });
});

it('an empty variable is one that is not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' })).toEqual(readConfig({}));
});

it('the files follow the folder, unless they are said to be elsewhere', () => {
  expect(readConfig({ MAILROOM_FOLDER: '/data' }).filesFolder).toBe('/data/files');
  expect(readConfig({ MAILROOM_FOLDER: '/data', FILES: '/bytes' }).filesFolder).toBe('/bytes');
});

it('names every wrong variable at once, and none of their values', () => {
  const wrong = { PORT: 'http', DATABASE_URL: 'mysql://root:secret@x', LOG_LEVEL: 'loud', SESSION_HOURS: '-1' };
  expect(() => readConfig(wrong)).toThrow(/PORT: .*\n.*DATABASE_URL: .*\n.*LOG_LEVEL: .*\n.*SESSION_HOURS: /);
  expect(() => readConfig(wrong)).not.toThrow(/secret|loud/);
});

it('pages go to Redis sealed or not at all', () => {
  const secret = 'ab'.repeat(32);
  expect(readConfig({}).sharedPages).toBeNull();
  expect(readConfig({ PAGE_SECRET: secret }).sharedPages).toBeNull();
  const shared = readConfig({ REDIS_URL: 'redis://127.0.0.1:6379', PAGE_SECRET: secret }).sharedPages;
  expect(shared?.secret).toEqual(Buffer.from(secret, 'hex'));
  expect(() => readConfig({ REDIS_URL: 'redis://127.0.0.1:6379' })).toThrow(/PAGE_SECRET: is needed with REDIS_URL/);
  expect(() => readConfig({ REDIS_URL: 'http://x', PAGE_SECRET: 'short' })).toThrow(/REDIS_URL: .*\n.*PAGE_SECRET: /);
});
