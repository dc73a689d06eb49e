import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { entities } from '../src/model/entities.ts';
import { type Catalog, readCatalog } from '../src/platform/database/catalog.ts';
import { openOrm } from '../src/platform/database/orm.ts';
import type { LocalPostgres } from '../src/platform/local/local-postgres.ts';
import { APPLICATION_ROLE } from './start-migrated-postgres.ts';

type Server = Pick<LocalPostgres, 'superuserUrl' | 'databaseOwnerUrl'>;

/** The same server's address with another database. */
export const withDatabase = (url: string, database: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
};

const connect = async <Result>(url: string, run: (client: Client) => Promise<Result>): Promise<Result> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
};

/** Asks one database as superuser, beyond row-level security. */
export const asSuperuser = <Result>(
  { superuserUrl }: Pick<Server, 'superuserUrl'>,
  database: string,
  run: (client: Client) => Promise<Result>,
): Promise<Result> => connect(withDatabase(superuserUrl, database), run);

const createDatabase = async ({ superuserUrl }: Pick<Server, 'superuserUrl'>, template: string): Promise<string> => {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await connect(superuserUrl, (client) =>
    client.query(`create database ${name} template ${template} owner mailroom_owner`),
  );
  return name;
};

/** Clones the migrated database (about 40 ms). */
export const cloneMigrated = (server: Pick<Server, 'superuserUrl'>): Promise<string> =>
  createDatabase(server, 'mailroom');

/** A database that Mailroom never saw. */
export const createEmpty = (server: Pick<Server, 'superuserUrl'>): Promise<string> =>
  createDatabase(server, 'template0');

export const dropDatabase = async ({ superuserUrl }: Pick<Server, 'superuserUrl'>, name: string): Promise<void> => {
  await connect(superuserUrl, (client) => client.query(`drop database ${name} with (force)`));
};

const DROP_TABLES = `
  do $$ declare name text; begin
    for name in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' loop
      execute format('drop table %I cascade', name);
    end loop;
  end $$`;

/** The catalog of the tables that the ORM makes from the entities; the functions their defaults call are the migrations'. */
export const catalogOfEntities = async (server: Server): Promise<Catalog> => {
  const name = await cloneMigrated(server);
  const orm = await openOrm({ databaseUrl: withDatabase(server.databaseOwnerUrl, name), entities, poolSize: 1 });
  try {
    await asSuperuser(server, name, (client) => client.query(DROP_TABLES));
    await orm.em.fork().execute(await orm.schema.getCreateSchemaSQL({ wrap: false }));
    return await asSuperuser(server, name, (client) => readCatalog(client, APPLICATION_ROLE));
  } finally {
    await orm.close();
    await dropDatabase(server, name);
  }
};
