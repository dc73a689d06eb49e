import type { Connection, Submittable } from 'pg';

/** SQL with numbered parameters that PostgreSQL parses and plans once per connection, and their values. */
export interface Bound {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** A row as PostgreSQL printed it: the selected columns in their order. */
export type TextRow = readonly (string | null)[];

/** Names that were parsed on a connection. Nothing else of Mailroom names statements. */
const parsed = new WeakMap<Connection, Set<string>>();

const parsedOn = (connection: Connection): Set<string> => {
  const names = parsed.get(connection) ?? new Set();
  parsed.set(connection, names);
  return names;
};

/** How many statements a connection has prepared. */
export const countParsed = (connection: Connection): number => parsedOn(connection).size;

const quoted = (value: unknown): string => `"${String(value).replace(/["\\]/g, '\\$&')}"`;

/** A value as PostgreSQL reads it. Load plans bind instants as text already. @throws TypeError for what has no such form. */
const textOf = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return `{${value.map(quoted).join(',')}}`;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  throw new TypeError('A statement binds text, numbers, booleans and lists of them.');
};

/**
 * Statements that are one transaction and one round trip. What is sent up to one Sync is a transaction of its own, without
 * begin and commit; nothing is described, because whoever asks knows the columns. `pg` sends four statements in turn where
 * this sends one packet: 0.3 ms less of Node and PostgreSQL per page.
 */
export class Batch implements Submittable {
  readonly #statements: readonly Bound[];
  readonly #answers: TextRow[][] = [];
  readonly #answered = Promise.withResolvers<readonly TextRow[][]>();
  #rows: TextRow[] = [];

  constructor(statements: readonly Bound[]) {
    this.#statements = statements;
  }

  get statements(): readonly Bound[] {
    return this.#statements;
  }

  /** The rows of each statement. After a rejection the connection is of no more use: which names it knows is not known. */
  get answered(): Promise<readonly TextRow[][]> {
    return this.#answered.promise;
  }

  submit(connection: Connection): void {
    const names = parsedOn(connection);
    connection.stream.cork();
    for (const { name, text, values } of this.#statements) {
      // The second argument is of pg's types only.
      if (!names.has(name)) connection.parse({ name, text, types: [] }, true);
      names.add(name);
      connection.bind({ statement: name, values: values.map(textOf) }, true);
      connection.execute(null, true);
    }
    connection.sync();
    connection.stream.uncork();
  }

  handleDataRow({ fields }: { readonly fields: TextRow }): void {
    this.#rows.push(fields);
  }

  handleCommandComplete(): void {
    this.#answers.push(this.#rows);
    this.#rows = [];
  }

  handleReadyForQuery(): void {
    this.#answered.resolve(this.#answers);
  }

  handleError(error: unknown): void {
    this.#answered.reject(error);
  }
}
