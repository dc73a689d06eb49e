import { parseArgs } from 'node:util';
import { HospitalRole, UnreadableReason } from '@mailroom/contracts';
import { z } from 'zod';
import { adoptFiles } from './cli/adopt-files.ts';
import { checkSchema } from './cli/check-schema.ts';
import { exportAudit } from './cli/export-audit.ts';
import { HELP } from './cli/help.ts';
import { inviteBack, inviteFor } from './cli/invite-person.ts';
import { migrateDatabase } from './cli/migrate.ts';
import { previewRetention } from './cli/preview-retention.ts';
import { prove } from './cli/prove.ts';
import { proveStoredFiles } from './cli/prove-files.ts';
import { readAgainFor } from './cli/read-again.ts';
import { receive } from './cli/receive.ts';
import { removeOperatorFor } from './cli/remove-operator.ts';
import { exportSetUpTo, setUpFrom } from './cli/set-up.ts';
import { readOrChangeSetting, settingNamed } from './cli/setting.ts';
import { tryClaims } from './cli/try-claims.ts';
import { verifyAudit } from './cli/verify-audit.ts';
import { extractFiles, openReader } from './features/extraction/index.ts';
import type { Unread } from './features/intake/index.ts';
import { readConfig } from './platform/process/config.ts';

/** The command line is wrong; the message says how. */
class UsageError extends Error {}

const parse = (args: string[]) => {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        facility: { type: 'string' },
        source: { type: 'string', default: 'folder' },
        root: { type: 'string', default: '.' },
        all: { type: 'boolean' },
        files: { type: 'boolean' },
        reason: { type: 'string' },
        from: { type: 'string' },
        until: { type: 'string' },
        prune: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
};

const extract = async (paths: string[], root: string): Promise<number> => {
  let unreadable = 0;
  await using reader = openReader();
  for await (const line of extractFiles(reader, { paths, root })) {
    console.log(JSON.stringify(line));
    if (!line.readable) unreadable += 1;
  }
  if (unreadable > 0) process.stderr.write(`${unreadable} of these files cannot be read; their lines say why.\n`);
  return 0;
};

const unreadOf = (documentIds: string[], { all, reason }: { all?: boolean; reason?: string }): Unread => {
  if (all === true) return 'all';
  if (documentIds.length > 0) return { documentIds: z.array(z.uuid()).parse(documentIds) };
  const known = UnreadableReason.safeParse(reason);
  if (known.success) return { reason: known.data };
  throw new UsageError(`read-again needs ids of documents, --all, or --reason ${UnreadableReason.options.join('|')}.`);
};

const roleNamed = (text: string | undefined): HospitalRole => {
  const role = HospitalRole.safeParse(text);
  if (!role.success) throw new UsageError(`invite needs a role: ${HospitalRole.options.join(', ')}.`);
  return role.data;
};

interface AuditOptions {
  readonly facility?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

const auditWith = (what: string | undefined, path: string | undefined, options: AuditOptions): Promise<number> => {
  const config = readConfig({ LOG_LEVEL: 'error', ...process.env });
  const { facility, from, until } = options;
  if (what === 'verify') return verifyAudit(config);
  if (what !== 'export') throw new UsageError('audit verify and audit export are what there is.');
  if (path === undefined) throw new UsageError('audit export needs the name of a new file.');
  return exportAudit(config, { path, facility: facility ?? null, from, until });
};

const run = async ([command = '', ...args]: string[]): Promise<number> => {
  const { values, positionals } = parse(args);
  const [first] = positionals;
  switch (command) {
    case 'receive':
      if (first === undefined) throw new UsageError('receive needs files or folders.');
      return receive(readConfig({ LOG_LEVEL: 'error', ...process.env }), {
        paths: positionals,
        facility: values.facility ?? null,
        source: values.source,
      });
    case 'extract':
      if (first === undefined) throw new UsageError('extract needs files or folders.');
      return extract(positionals, values.root);
    case 'set-up':
      if (first === undefined) throw new UsageError('set-up needs a file.');
      return setUpFrom(readConfig(process.env), first, {
        isPruned: values.prune === true,
        isDry: values['dry-run'] === true,
      });
    case 'export-set-up':
      if (first === undefined) throw new UsageError('export-set-up needs the name of a new file.');
      return exportSetUpTo(readConfig({ LOG_LEVEL: 'error', ...process.env }), first);
    case 'invite-administrator':
      return inviteFor(readConfig({ LOG_LEVEL: 'error', ...process.env }), first ?? null, 'administrator');
    case 'invite':
      if (first === undefined) throw new UsageError('invite needs the code of a facility and a role.');
      return inviteFor(readConfig({ LOG_LEVEL: 'error', ...process.env }), first, roleNamed(positionals[1]));
    case 'invite-back':
      if (first === undefined) throw new UsageError('invite-back needs what somebody signs in by.');
      return inviteBack(readConfig({ LOG_LEVEL: 'error', ...process.env }), first);
    case 'remove-operator':
      if (first === undefined) throw new UsageError('remove-operator needs what the operator signs in by.');
      return removeOperatorFor(readConfig({ LOG_LEVEL: 'error', ...process.env }), first);
    case 'try-claims':
      if (first === undefined || positionals[1] === undefined) {
        throw new UsageError('try-claims needs an identity provider and a file.');
      }
      return tryClaims(readConfig({ LOG_LEVEL: 'error', ...process.env }), first, positionals[1]);
    case 'migrate':
      return migrateDatabase(readConfig(process.env));
    case 'read-again':
      return readAgainFor(readConfig({ LOG_LEVEL: 'error', ...process.env }), {
        unread: unreadOf(positionals, values),
        facility: values.facility ?? null,
      });
    case 'setting':
      return readOrChangeSetting(readConfig({ LOG_LEVEL: 'error', ...process.env }), {
        name: settingNamed(first),
        text: positionals[1],
        facility: values.facility ?? null,
      });
    case 'adopt-files':
      return adoptFiles(readConfig(process.env));
    case 'prove':
      return values.files === true
        ? proveStoredFiles(readConfig({ LOG_LEVEL: 'error', ...process.env }))
        : prove(readConfig(process.env));
    case 'audit':
      return auditWith(first, positionals[1], values);
    case 'retention':
      if (first !== 'preview') throw new UsageError('retention preview is what there is.');
      return previewRetention(readConfig({ LOG_LEVEL: 'error', ...process.env }));
    case 'check-schema':
      return checkSchema(readConfig(process.env));
    default:
      throw new UsageError(command === '' ? 'Which command?' : `There is no command ${command}.`);
  }
};

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (error instanceof UsageError) process.stderr.write(`\n${HELP}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
