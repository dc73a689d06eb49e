import type { ClientBase } from 'pg';

/** Tables whose rows the application adds and changes, and the columns that stay as they were once a row is there. */
const CHANGED_BUT: Readonly<Record<string, readonly string[]>> = {
  received_object: ['source_id', 'sha256', 'size_bytes', 'file_name', 'received_at'],
  document: ['received_object_id', 'source_id', 'received_at'],
  attachment: ['document_id', 'role', 'ordinal', 'file_name', 'size_bytes', 'sha256'],
  reading: ['received_object_id'],
  metadata: [],
  provider: [],
  patient: [],
  verification: [],
  worklist_counter: [],
  worklist_version: [],
  worklist_search: ['created_by_id'],
  mirrored_identifier: [],
  candidate: [],
  claim: [],
  correction: [],
  presence: [],
  effect: ['document_id', 'kind', 'decided_by_id', 'decided_at', 'recalls_id', 'traceparent'],
  incident: [],
  call_incident: ['call'],
};

/** What is nobody's to change, in any table. */
const NEVER_CHANGED = ['id', 'facility_id', 'created_at'];

const grantsOf = (role: string) => `
  grant usage on schema public, pgboss to ${role};
  revoke all on all tables in schema public from ${role};
  grant select on all tables in schema public to ${role};
  revoke select on session from ${role};
  grant insert on ${Object.keys(CHANGED_BUT).join(', ')}, note, document_tag, document_word, stored_file to ${role};
  grant delete on mirrored_identifier, candidate, claim, presence, document_tag, document_word to ${role};
  grant select, insert, update, delete on all tables in schema pgboss to ${role};
  grant usage, select on all sequences in schema pgboss to ${role};
  grant execute on all functions in schema pgboss to ${role};
`;

const columnsOf = async (client: ClientBase, table: string, but: readonly string[]): Promise<string> => {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attname <> all ($2) order by attnum`,
    [table, but],
  );
  return rows.map(({ name }) => name).join(', ');
};

/**
 * Says what the application's role may do. It owns nothing, and what is not granted here it cannot do: facilities, people and
 * what they may do are the owner's to set up, and a session is made by the owner's functions.
 */
export const grantToApplication = async (client: ClientBase, applicationRole: string): Promise<void> => {
  const role = client.escapeIdentifier(applicationRole);
  await client.query(grantsOf(role));
  for (const [table, but] of Object.entries(CHANGED_BUT)) {
    const changed = await columnsOf(client, table, [...NEVER_CHANGED, ...but]);
    await client.query(`grant update (${changed}) on ${table} to ${role}`);
  }
  // What opens a session is read by nobody.
  await client.query(`grant select (${await columnsOf(client, 'session', ['token_sha256'])}) on session to ${role}`);
};
