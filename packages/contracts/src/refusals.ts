import { z } from 'zod';
import { administrationRefusalStatuses, administrationRefusals } from './administration/refusals.ts';
import { documentsRefusalStatuses, documentsRefusals } from './documents/refusals.ts';
import { intakeRefusalStatuses, intakeRefusals } from './intake/refusals.ts';
import { integrationRefusalStatuses, integrationRefusals } from './integration/refusals.ts';
import { provisionalRefusalStatuses, provisionalRefusals } from './provisional/refusals.ts';
import type { RefusalStatus, StatusesOf } from './refusal-status.ts';
import { retentionRefusalStatuses, retentionRefusals } from './retention/refusals.ts';
import { reviewRefusalStatuses, reviewRefusals } from './review/refusals.ts';
import { sessionRefusalStatuses, sessionRefusals } from './session/refusals.ts';
import { worklistRefusalStatuses, worklistRefusals } from './worklist/refusals.ts';

/** The input does not fit the contract. `fields` are the paths that are wrong, never their values. */
const InputInvalid = z.strictObject({ code: z.literal('InputInvalid'), fields: z.array(z.string()) });

/**
 * The caller was built from a release whose contract of this procedure is no longer understood. Any procedure may say so,
 * before anything of it runs; a browser helps itself by loading the page anew.
 */
const ContractChanged = z.strictObject({ code: z.literal('ContractChanged') });

/**
 * The database, or the disk that the files lie on, is away or overloaded. Any procedure may say so, and nothing was done that
 * would have to be undone: the same call is right in a moment.
 */
const Unavailable = z.strictObject({ code: z.literal('Unavailable') });

/**
 * The caller's role is none of those that may call the procedure. Any procedure that is not for every role may say so, before anything
 * of it runs.
 */
const RoleUnfit = z.strictObject({ code: z.literal('RoleUnfit') });

/**
 * The page was painted for another facility than the one that the person works at now, in another tab. Any procedure that is not about the
 * person alone may say so, before anything of it runs.
 */
const FacilityChanged = z.strictObject({ code: z.literal('FacilityChanged') });

const platformRefusals = [InputInvalid, ContractChanged, Unavailable, RoleUnfit, FacilityChanged] as const;

const platformRefusalStatuses: StatusesOf<typeof platformRefusals> = {
  InputInvalid: 'BAD_REQUEST',
  ContractChanged: 'PRECONDITION_FAILED',
  Unavailable: 'SERVICE_UNAVAILABLE',
  RoleUnfit: 'FORBIDDEN',
  FacilityChanged: 'PRECONDITION_FAILED',
};

const REFUSALS = {
  platform: platformRefusals,
  session: sessionRefusals,
  worklist: worklistRefusals,
  documents: documentsRefusals,
  intake: intakeRefusals,
  review: reviewRefusals,
  integration: integrationRefusals,
  provisional: provisionalRefusals,
  retention: retentionRefusals,
  administration: administrationRefusals,
} as const;

/** Every way Mailroom says an expected no. A refusal carries ids, limits and field names, never patient data. */
export const Refusal = z.discriminatedUnion('code', [
  ...REFUSALS.platform,
  ...REFUSALS.session,
  ...REFUSALS.worklist,
  ...REFUSALS.documents,
  ...REFUSALS.intake,
  ...REFUSALS.review,
  ...REFUSALS.integration,
  ...REFUSALS.provisional,
  ...REFUSALS.retention,
  ...REFUSALS.administration,
]);
export type Refusal = z.infer<typeof Refusal>;

export type RefusalCode = Refusal['code'];

/** The refusals that one room declares. */
export type RefusalOf<Room extends keyof typeof REFUSALS> = z.infer<(typeof REFUSALS)[Room][number]>;

/** How HTTP says each refusal. */
export const refusalStatuses: Readonly<Record<RefusalCode, RefusalStatus>> = {
  ...platformRefusalStatuses,
  ...sessionRefusalStatuses,
  ...worklistRefusalStatuses,
  ...documentsRefusalStatuses,
  ...intakeRefusalStatuses,
  ...reviewRefusalStatuses,
  ...integrationRefusalStatuses,
  ...provisionalRefusalStatuses,
  ...retentionRefusalStatuses,
  ...administrationRefusalStatuses,
};

/**
 * The details of a refusal as its caller states them: `{}` where there are none. One that could be null is `never`, so that it cannot be
 * stated: a sentence for a clerk is made of the details, and has no words for null.
 */
type Stated<Details> = keyof Details extends never
  ? Record<string, never>
  : { readonly [Key in keyof Details]: null extends Details[Key] ? never : Details[Key] };

/** What a refusal says beside its code, and nothing else. */
export type RefusalDetails<Code extends RefusalCode> = Stated<Omit<Extract<Refusal, { code: Code }>, 'code'>>;
