import { z } from 'zod';
import { documentsRefusals } from './documents/refusals.ts';
import { intakeRefusals } from './intake/refusals.ts';
import { integrationRefusals } from './integration/refusals.ts';
import { reviewRefusals } from './review/refusals.ts';
import { sessionRefusals } from './session/refusals.ts';
import { worklistRefusals } from './worklist/refusals.ts';

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

/** Every way Mailroom says an expected no. A refusal carries ids, limits and field names, never patient data. */
export const Refusal = z.discriminatedUnion('code', [
  InputInvalid,
  ContractChanged,
  Unavailable,
  ...sessionRefusals,
  ...worklistRefusals,
  ...documentsRefusals,
  ...intakeRefusals,
  ...reviewRefusals,
  ...integrationRefusals,
]);
export type Refusal = z.infer<typeof Refusal>;

export type RefusalCode = Refusal['code'];

/** Nothing, where there are no details; and never null: a refusal says what it knows. */
type Stated<Details> = keyof Details extends never
  ? Record<string, never>
  : { readonly [Key in keyof Details]: null extends Details[Key] ? never : Details[Key] };

/** What a refusal says beside its code, and nothing else. */
export type RefusalDetails<Code extends RefusalCode> = Stated<Omit<Extract<Refusal, { code: Code }>, 'code'>>;
