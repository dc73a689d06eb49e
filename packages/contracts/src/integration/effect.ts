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
