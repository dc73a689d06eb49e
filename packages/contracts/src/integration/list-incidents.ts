import { z } from 'zod';
import { contract } from '../contract.ts';
import { Restriction } from '../documents/restriction.ts';
import { READING_ROLES } from '../session/role.ts';
import { EffectKind, EffectTrouble } from './effect.ts';
import { FhirCall } from './fhir-call.ts';

/** `cursor` is `nextCursor` of the page before; null for the first page. */
export const ListIncidentsInput = z.strictObject({
  cursor: z.string().max(200).nullable(),
  limit: z.int().min(1).max(200),
});

/** An effect that needs a person: one line however often it was tried. */
export const IncidentRow = z.strictObject({
  id: z.uuid(),
  openedAt: z.iso.datetime(),
  kind: EffectKind,
  trouble: EffectTrouble,
  attempts: z.int(),
  documentId: z.uuid(),
  /** Empty, as the name is null, of a document that is restricted. */
  documentTitle: z.string(),
  restriction: Restriction.nullable(),
  patientName: z.string().nullable(),
});
export type IncidentRow = z.infer<typeof IncidentRow>;

/** A kind of question that the hospital's server refuses. It closes itself once the question is answered. */
export const CallIncidentRow = z.strictObject({
  id: z.uuid(),
  openedAt: z.iso.datetime(),
  call: FhirCall,
  /** HTTP. */
  status: z.int(),
});
export type CallIncidentRow = z.infer<typeof CallIncidentRow>;

export const ListIncidentsOutput = z.strictObject({
  rows: z.array(IncidentRow),
  nextCursor: z.string().nullable(),
  /** With every page, at most one of each kind. */
  calls: z.array(CallIncidentRow),
});
export type ListIncidentsOutput = z.infer<typeof ListIncidentsOutput>;

/** The open incidents of the facility, the newest first. */
export const listIncidents = contract({
  kind: 'query',
  roles: READING_ROLES,
  input: ListIncidentsInput,
  output: ListIncidentsOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'CursorInvalid'],
  audit: [],
  budget: { statements: 2, externalCalls: 0, bytes: 100_000 },
});
