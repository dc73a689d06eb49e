import { z } from 'zod';

/** `integration` files a document into the hospital's record; `recall` takes it back out. */
export const EffectKind = z.enum(['integration', 'recall']);
export type EffectKind = z.infer<typeof EffectKind>;

/**
 * Where an effect on the hospital's record stands.
 *
 * - `planned`: decided, not sent yet.
 * - `sent`: on its way.
 * - `unknown`: sent, without a clear answer; the hospital's server is asked what became of it.
 * - `confirmed`: the record has it.
 * - `refused`: the hospital's server will not have it.
 * - `undone`: taken back before it was sent, or after it was refused.
 */
export const EffectState = z.enum(['planned', 'sent', 'unknown', 'confirmed', 'refused', 'undone']);
export type EffectState = z.infer<typeof EffectState>;

/** Why an effect was refused or stays without an answer, as far as Mailroom knows it. */
export const EffectTrouble = z.enum([
  /** The hospital's server refused the content (HTTP 400, 404, 422). */
  'content-refused',
  /** The hospital's server does not let Mailroom do this (HTTP 401, 403). */
  'not-allowed',
  /** The record changed in the meantime (HTTP 409, 412). */
  'conflict',
  /** The patient's record was closed or merged into another one. */
  'patient-inactive',
  /** The record is another hospital's, on a server that both use. */
  'other-facility',
  /** Several hospitals use one server, and this one does not say which records are its own. */
  'unscoped',
  /** The document stands as it was decided, and the hospital's server will not have what that means for its earlier version. */
  'earlier-refused',
  /** No clear answer at any attempt. */
  'no-answer',
]);
export type EffectTrouble = z.infer<typeof EffectTrouble>;

/**
 * What was read back from the hospital's server before an integration was confirmed.
 *
 * - `bytes`: the reference and the document's bytes, with the digest of those that were sent.
 * - `reference`: the reference alone, from a server that acknowledged the bytes and lets nobody read them.
 */
export const ReadBack = z.enum(['bytes', 'reference']);
export type ReadBack = z.infer<typeof ReadBack>;

/**
 * What became, in the hospital's record, of the version before the document's. Of an integration:
 *
 * - `marking`: the document is filed, and the version before is still being marked as replaced.
 * - `superseded`: it is marked as replaced.
 * - `newer-stands`: the document itself is the earlier one. It is filed as replaced.
 * - `other-chart`: it stands in another patient's chart, and was left as it is.
 * - `withdrawn`: somebody at the hospital took it out.
 * - `recalled`, `quarantined`, `not-filed`: it was taken back out, could not be read, waits or was rejected.
 * - `not-received`: nobody sent it here.
 * - `shared`: the number that names it is used for several patients, and stands for no document in particular.
 *
 * Of a recall:
 *
 * - `restoring`: the document is out of the chart, and the version before is still being made current again.
 * - `restored`: it is current again.
 * - `left`: it stays as it is, as was decided.
 */
export const EarlierVersion = z.enum([
  'marking',
  'superseded',
  'newer-stands',
  'other-chart',
  'withdrawn',
  'recalled',
  'quarantined',
  'not-filed',
  'not-received',
  'shared',
  'restoring',
  'restored',
  'left',
]);
export type EarlierVersion = z.infer<typeof EarlierVersion>;

/** As what a document stands in its chart, as Mailroom filed or marked it last. */
export const FiledAs = z.enum(['current', 'superseded', 'entered-in-error']);
export type FiledAs = z.infer<typeof FiledAs>;
