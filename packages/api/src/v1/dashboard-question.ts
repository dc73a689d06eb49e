import { DocumentStatus, VerificationOutcome, type WorklistSort } from '@mailroom/contracts';
import { z } from 'zod';
import { decodePosition, type Position } from './page-position.ts';

/** What the client names instead of saying which documents it wants. */
export const DashboardType = z.enum(['inbox', 'mine', 'quarantine', 'archive', 'everything']);
export type DashboardType = z.infer<typeof DashboardType>;

/** A key that is missing, null or an empty string does not narrow. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? null : value), schema.nullish());

const Statuses = z.preprocess(
  (value) => (typeof value === 'string' ? value.split(',') : value),
  z.array(DocumentStatus),
);

/** An ISO 8601 instant or day, or milliseconds since 1970: each generation of the client sent another. */
const Instant = z
  .union([z.iso.datetime({ offset: true }), z.iso.date(), z.int()])
  .transform((value) => new Date(value));

const ORDERS = { newest: 'newest', desc: 'newest', oldest: 'oldest', asc: 'oldest' } as const;

/**
 * The body as the legacy client sends it: loose, with keys that may be missing and values in several forms. Keys that
 * it does not know are dropped without a word.
 */
export const LegacyQuestion = z.object({
  cursor: optional(z.string().max(200)),
  limit: z.coerce.number().int().min(1).max(200).default(20),
  filters: z
    .object({
      status: optional(Statuses),
      type: optional(z.string().max(20)),
      source: optional(z.uuid()),
      from: optional(Instant),
      to: optional(Instant),
      q: optional(z.string().max(100)),
      assignee: optional(z.union([z.uuid(), z.enum(['me', 'nobody'])])),
      tag: optional(z.uuid()),
      verification: optional(VerificationOutcome),
      order: optional(z.enum(['newest', 'desc', 'oldest', 'asc'])),
    })
    .default({}),
});
export type LegacyQuestion = z.infer<typeof LegacyQuestion>;

/** What the server guessed that the client wants. */
export interface GuessedFilters {
  readonly statuses: readonly DocumentStatus[];
  readonly documentTypeCode: string | null;
  readonly sourceId: string | null;
  readonly receivedFrom: Date | null;
  readonly receivedTo: Date | null;
  readonly patientName: string | null;
  readonly assigneeId: string | null;
  readonly tagId: string | null;
  readonly verificationOutcome: VerificationOutcome | null;
  readonly sort: WorklistSort;
  readonly after: Position | null;
  readonly limit: number;
}

const STATUSES: Readonly<Record<DashboardType, readonly DocumentStatus[]>> = {
  inbox: ['received', 'review'],
  mine: ['received', 'review'],
  quarantine: ['unreadable'],
  archive: ['integrating', 'integrated', 'rejected'],
  everything: DocumentStatus.options,
};

const guessAssignee = (
  type: DashboardType,
  asked: LegacyQuestion['filters']['assignee'],
  userId: string,
): string | null => {
  if (type === 'mine' || asked === 'me') return userId;
  return asked ?? null;
};

/**
 * Turns a dashboard's name and what the client happened to send into filters.
 *
 * @returns null when the cursor is none, or one of the other order.
 */
export const guessFilters = (type: DashboardType, question: LegacyQuestion, userId: string): GuessedFilters | null => {
  const { cursor, limit, filters } = question;
  const sort = ORDERS[filters.order ?? 'newest'];
  const after = cursor ? decodePosition(sort, cursor) : null;
  if (cursor && after === null) return null;
  const { status } = filters;
  return {
    statuses: STATUSES[type].filter((known) => !status || status.includes(known)),
    documentTypeCode: filters.type ?? null,
    sourceId: filters.source ?? null,
    receivedFrom: filters.from ?? null,
    receivedTo: filters.to ?? null,
    patientName: filters.q ?? null,
    assigneeId: guessAssignee(type, filters.assignee, userId),
    tagId: filters.tag ?? null,
    verificationOutcome: filters.verification ?? null,
    sort,
    after,
    limit,
  };
};
