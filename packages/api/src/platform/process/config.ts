import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { TIME_BOUNDS } from '@mailroom/contracts/agreements';
import { z } from 'zod';
import type { OutgoingOptions } from '../outgoing/outgoing.ts';
import { isPairWhole, OUTGOING_ENVIRONMENT, outgoingOf } from '../outgoing/outgoing-environment.ts';
import { readSecretFiles } from '../secrets/read-secret-files.ts';
import type { SecretKeys } from '../secrets/sealer.ts';

const onOff = z.enum(['on', 'off'], 'must be on or off').transform((value) => value === 'on');
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// URL' });
const redisUrl = z.url({ protocol: /^rediss?$/, error: 'must be a redis:// or rediss:// URL' });
const webUrl = z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' });

const KEY = /^[0-9a-f]{64}$/i;
/** One key or several, the newest first. */
const secretKeys = z.string().transform((text, { addIssue }): SecretKeys => {
  const [first = '', ...others] = text.split(',').map((key) => key.trim());
  if (![first, ...others].every((key) => KEY.test(key))) {
    addIssue('must be 64 hexadecimal digits, or several such keys with commas between them, the newest first');
  }
  const bytes = (key: string) => Buffer.from(key, 'hex');
  return [bytes(first), ...others.map(bytes)];
});

const isAddressOrRange = (text: string): boolean => {
  const [, address = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const most = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  // A range of no bits would be everybody.
  return most > 0 && (bits === undefined || (Number(bits) > 0 && Number(bits) <= most));
};
const addresses = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim()))
  .refine((list) => list.every(isAddressOrRange), {
    error: 'must be addresses or ranges such as 10.0.0.1 or 10.0.0.0/8, with commas between them',
  });

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/;

interface Range {
  readonly from: number;
  readonly to: number;
}
/** The sentence is the same for what is no number and for what is out of range. */
export const numberOf = (what: string, { from, to }: Range) => {
  const error = `must be a ${what}, ${from} to ${to}`;
  return z.coerce.number(error).min(from, error).max(to, error);
};
/** How long a decision waits before it is sent. */
export const undoSeconds = numberOf('number of seconds', TIME_BOUNDS['undo-seconds']);
const port = (from: number) => numberOf('port number', { from, to: 65_535 }).int('must be a whole number');

/** What can be set from the environment, with its default. README lists the same names. */
export const Environment = z.object({
  PORT: port(0).default(4400),
  METRICS_PORT: port(1).optional(),
  WORKER_METRICS_PORT: port(1).optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  ...OUTGOING_ENVIRONMENT,
  MAILROOM_FOLDER: z.string().min(1).default('.mailroom'),
  FILES: z.string().min(1).optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace'], 'must be fatal, error, warn, info, debug or trace')
    .default('info'),
  DEMONSTRATION: z.enum(['on', 'off', 'for-everybody'], 'must be on, off or for-everybody').default('off'),
  V1: onOff.default(false),
  BUDGETS: z.enum(['enforced', 'logged'], 'must be enforced or logged').default('logged'),
  SESSION_HOURS: numberOf('number of hours', { from: 0.1, to: 24 }).default(12),
  MAX_OBJECT_MEGABYTES: numberOf('number of megabytes', { from: 1, to: 1000 }).default(32),
  UNDO_SECONDS: undoSeconds.default(10),
  PAGE_CACHE_MEGABYTES: numberOf('number of megabytes', { from: 0, to: 10_000 }).default(64),
  PUBLIC_URL: webUrl.optional(),
  TRUSTED_PROXIES: addresses.optional(),
  REDIS_URL: redisUrl.optional(),
  SECRETS_KEY: secretKeys.optional(),
  AUDIT_CHECKPOINTS: z.string().min(1).optional(),
  AUDIT_FILE: z.string().min(1).optional(),
  PAGE_SECRET: z.undefined('is called SECRETS_KEY now').optional(),
});

/** Whoever reaches a demonstration may be anybody in it: beyond this computer, or with a database of one's own, that has to be said. */
const WithConsent = Environment.refine(
  ({ DEMONSTRATION, HOST, DATABASE_URL }) =>
    DEMONSTRATION !== 'on' || (LOOPBACK.test(HOST) && DATABASE_URL === undefined),
  {
    path: ['DEMONSTRATION'],
    error:
      'lets whoever reaches Mailroom sign in as anybody. With HOST or DATABASE_URL of your own set it to off, or to for-everybody if that is what you want',
  },
);

const WithPair = WithConsent.refine(isPairWhole, {
  path: ['FHIR_CERTIFICATE'],
  error: 'must be a certificate in PEM, and FHIR_CERTIFICATE_KEY its key',
});

/** Pages leave the process sealed or not at all. */
const WithSecret = WithPair.refine(({ REDIS_URL, SECRETS_KEY }) => REDIS_URL === undefined || SECRETS_KEY, {
  path: ['SECRETS_KEY'],
  error: 'is needed with REDIS_URL: 64 hexadecimal digits, the same for every HTTP process',
});

/** What is written beside the database has to be known again. */
const WithSigned = WithSecret.refine(
  ({ AUDIT_CHECKPOINTS, SECRETS_KEY }) => AUDIT_CHECKPOINTS === undefined || SECRETS_KEY,
  {
    path: ['SECRETS_KEY'],
    error: 'is needed with AUDIT_CHECKPOINTS: 64 hexadecimal digits',
  },
);

export interface Config {
  readonly port: number;
  /** Where Prometheus asks for metrics; null for nowhere. */
  readonly metricsPort: number | null;
  /** The same for the worker. */
  readonly workerMetricsPort: number | null;
  readonly host: string;
  /** Null: PostgreSQL from npm is started in `folder`. */
  readonly databaseUrl: string | null;
  /** The role that owns the tables; needed by migrations only. */
  readonly databaseOwnerUrl: string | null;
  readonly fhirBaseUrl: string;
  /** How other systems are asked, and what Mailroom proves itself with at `fhirBaseUrl`. */
  readonly outgoing: OutgoingOptions;
  /** Where the local PostgreSQL, the demonstration and, unless said otherwise, the files are kept. */
  readonly folder: string;
  /** The folder that holds the received bytes. */
  readonly filesFolder: string;
  readonly logLevel: string;
  /** Whether anybody may sign in by choosing a name. */
  readonly isDemonstration: boolean;
  /** Whether the legacy endpoint answers beside the present one, to be measured against it. */
  readonly isV1Served: boolean;
  /** Whether a call over its budget is a bug that is answered as one (development), or a line in the log. */
  readonly areBudgetsEnforced: boolean;
  readonly sessionHours: number;
  readonly maxObjectBytes: number;
  /** How long a decision waits before it is sent, so that it can be undone, where `mailroom setting undo-seconds` says nothing. */
  readonly undoSeconds: number;
  /** Memory for pages that were answered before; 0 for none. */
  readonly pageCacheBytes: number;
  /** What seals secrets in the database and cookies; null where `SECRETS_KEY` is not set. */
  readonly secretKeys: SecretKeys | null;
  /** Where HTTP processes share the pages they made, and what seals them; null: each keeps its own. */
  readonly sharedPages: { readonly url: string; readonly keys: SecretKeys } | null;
  /** Where the worker writes how far the audit's chains have come, and what signs it; null: nowhere. */
  readonly auditCheckpoints: { readonly path: string; readonly keys: SecretKeys } | null;
  /** The file that the worker writes the audit into as well, each entry a line; null: none. */
  readonly auditFile: string | null;
  /** Where people reach Mailroom; an https address makes the session cookie `Secure`. */
  readonly publicUrl: string | null;
  /** The proxies whose `X-Forwarded-For` is believed, as addresses and ranges in CIDR notation: who asks is whom the first of them saw. */
  readonly trustedProxies: readonly string[];
}

/** Every wrong variable at once, one line each, never their values: they may hold passwords. */
class ConfigError extends Error {
  override name = 'ConfigError';
}

/** @throws ConfigError naming every variable that is wrong. */
export const readConfig = (environment: Record<string, string | undefined>): Config => {
  // An empty variable is one that is not set, as in shells and compose files.
  const secrets = readSecretFiles(environment);
  const isSet = Object.entries(secrets.values).filter(([, value]) => value !== undefined && value !== '');
  const parsed = WithSigned.safeParse(Object.fromEntries(isSet));
  const lines = [
    ...secrets.wrong.map(({ name, message }) => `  ${name}: ${message}`),
    ...(parsed.error?.issues ?? []).map((issue) => `  ${issue.path.join('.')}: ${issue.message}`),
  ];
  if (!parsed.success || lines.length > 0) {
    throw new ConfigError(`These environment variables are wrong:\n${lines.join('\n')}`);
  }
  const values = parsed.data;
  return {
    port: values.PORT,
    metricsPort: values.METRICS_PORT ?? null,
    workerMetricsPort: values.WORKER_METRICS_PORT ?? null,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL ?? null,
    databaseOwnerUrl: values.DATABASE_OWNER_URL ?? null,
    fhirBaseUrl: values.FHIR_BASE_URL,
    outgoing: outgoingOf(values),
    folder: resolve(values.MAILROOM_FOLDER),
    filesFolder: resolve(values.FILES ?? `${values.MAILROOM_FOLDER}/files`),
    logLevel: values.LOG_LEVEL,
    isDemonstration: values.DEMONSTRATION !== 'off',
    isV1Served: values.V1,
    areBudgetsEnforced: values.BUDGETS === 'enforced',
    sessionHours: values.SESSION_HOURS,
    maxObjectBytes: values.MAX_OBJECT_MEGABYTES * 1_000_000,
    undoSeconds: values.UNDO_SECONDS,
    pageCacheBytes: values.PAGE_CACHE_MEGABYTES * 1_000_000,
    secretKeys: values.SECRETS_KEY ?? null,
    sharedPages: values.REDIS_URL && values.SECRETS_KEY ? { url: values.REDIS_URL, keys: values.SECRETS_KEY } : null,
    auditCheckpoints:
      values.AUDIT_CHECKPOINTS && values.SECRETS_KEY
        ? { path: resolve(values.AUDIT_CHECKPOINTS), keys: values.SECRETS_KEY }
        : null,
    auditFile: values.AUDIT_FILE === undefined ? null : resolve(values.AUDIT_FILE),
    publicUrl: values.PUBLIC_URL ?? null,
    trustedProxies: values.TRUSTED_PROXIES ?? [],
  };
};
