import { mkdir, rename, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, it } from 'vitest';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { startProxy } from '../../../test/start-proxy.ts';
import { entities } from '../../model/entities.ts';
import { openOrm } from '../database/orm.ts';
import { openReadiness, serveHealth } from './health.ts';

const READY = { process: 'ok', database: 'ok', schema: 'ok', files: 'ok' };

const open = async () => {
  const stack = new AsyncDisposableStack();
  const database = stack.use(await openTestDatabase());
  const proxy = stack.use(await startProxy(database.databaseUrl));
  const orm = await openOrm({ databaseUrl: proxy.url, entities });
  stack.defer(() => orm.close());
  const app = { ...database.app, orm };
  return { database, proxy, app, [Symbol.asyncDispose]: () => stack.disposeAsync() };
};

it('a process is ready again as soon as its database is', async () => {
  await using world = await open();
  const readiness = openReadiness(world.app);
  expect(await readiness()).toEqual(READY);
  world.proxy.pass('away');
  expect(await readiness()).toEqual({ ...READY, database: 'unavailable', schema: 'unknown' });
  world.proxy.pass('open');
  expect(await readiness()).toEqual(READY);
});

it('a database that hangs makes nobody wait, and is asked once however many ask', async () => {
  await using world = await open();
  const readiness = openReadiness(world.app);
  await readiness();
  const connections = world.proxy.accepted;
  world.proxy.pass('silent');
  const found = await Promise.all(Array.from({ length: 100 }, () => readiness()));
  expect(new Set(found.map(({ database }) => database))).toEqual(new Set(['unavailable']));
  expect(world.proxy.accepted - connections).toBeLessThanOrEqual(1);
});

it('a database without a migration of this build, a folder that is gone, and being asked to end are told apart', async () => {
  await using world = await open();
  const { database, app } = world;
  const readiness = openReadiness(app);
  const { filesFolder } = app.config;
  await rename(filesFolder, `${filesFolder}-away`);
  expect(await readiness()).toEqual({ ...READY, files: 'unavailable' });
  // As an unmounted disk leaves it.
  await mkdir(filesFolder);
  expect(await readiness()).toEqual({ ...READY, files: 'unavailable' });
  await rm(filesFolder, { recursive: true });
  await rename(`${filesFolder}-away`, filesFolder);
  await database.asSuperuser((client) => client.query("delete from mikro_orm_migrations where name like '0001%'"));
  app.stopping.abort();
  expect(await readiness()).toEqual({ ...READY, schema: 'unfit', process: 'draining' });
});

it('live and ready are two answers, and neither says where anything is', async () => {
  await using world = await open();
  const server = createServer(express().use('/health', serveHealth(world.app))).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo;
  const ask = async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`);
    return [answer.status, await answer.json()];
  };
  world.app.stopping.abort();
  expect(await ask('/health')).toEqual([200, { status: 'ok' }]);
  expect(await ask('/health/live')).toEqual([200, { status: 'ok' }]);
  expect(await ask('/health/ready')).toEqual([503, { status: 'not ready', ...READY, process: 'draining' }]);
  server.closeAllConnections();
  server.close();
});
