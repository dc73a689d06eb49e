import { Client } from 'pg';
import type { SeededDatabase } from '../seed/open-seeded-database.ts';

/** Connects for as long as `act` takes. */
export const withClient = async <Result>(url: string, act: (client: Client) => Promise<Result>): Promise<Result> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
};

const inDatabase = (url: string, name: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href;

/** Acts in a copy of the seeded database, which is thrown away afterwards. */
export const inCopy = async <Result>(
  database: SeededDatabase,
  name: string,
  act: (copy: SeededDatabase) => Promise<Result>,
): Promise<Result> => {
  const server = inDatabase(database.superuserUrl, 'postgres');
  const drop = () => withClient(server, (client) => client.query(`drop database if exists ${name} with (force)`));
  await drop();
  await withClient(server, (client) => client.query(`create database ${name} template mailroom`));
  const [databaseUrl, benchUrl, superuserUrl] = [
    inDatabase(database.databaseUrl, name),
    inDatabase(database.benchUrl, name),
    inDatabase(database.superuserUrl, name),
  ];
  try {
    return await act({ ...database, databaseUrl, benchUrl, superuserUrl });
  } finally {
    await drop();
  }
};
