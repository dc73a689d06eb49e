import { z } from 'zod';

const milliseconds = z.int().min(0).max(60_000);
const isCommitted = z.boolean();

/** What goes wrong with one request. `isCommitted` says whether the hospital did what was asked nevertheless. */
export const Fault = z.discriminatedUnion('kind', [
  /** Done at once, answered late. */
  z.strictObject({ kind: z.literal('late-answer'), milliseconds }),
  /** Done late, perhaps when its sender has long given up and asked whether it was. */
  z.strictObject({ kind: z.literal('late-commit'), milliseconds }),
  /** The connection breaks instead of an answer. */
  z.strictObject({ kind: z.literal('reset'), isCommitted }),
  /** An error answer; 409 and 412 say that nothing was done. */
  z.strictObject({ kind: z.literal('status'), status: z.int().min(400).max(599), isCommitted }),
  /** The server goes down for a while; all connections break, and what waits to be done is not. */
  z.strictObject({ kind: z.literal('restart'), milliseconds, isCommitted }),
  /** The body comes in pieces over this time. */
  z.strictObject({ kind: z.literal('slow-body'), milliseconds }),
  /** The connection breaks in the middle of the body. */
  z.strictObject({ kind: z.literal('truncated-body') }),
  /** A whole answer with 200, which is the page of some proxy. */
  z.strictObject({ kind: z.literal('garbage-body') }),
  /** A proxy that lost the first answer sends the request again, and passes on the second answer. */
  z.strictObject({ kind: z.literal('twice'), milliseconds }),
  /** The request is answered, and a copy of it arrives later. */
  z.strictObject({ kind: z.literal('late-copy'), milliseconds }),
]);
export type Fault = z.infer<typeof Fault>;

/** Which requests a fault waits for: those that change something, those that do not, or the next. */
const Target = z.enum(['write', 'read', 'any']);
export type Target = z.infer<typeof Target>;

export const ScriptedFault = z.strictObject({ on: Target, fault: Fault });
export type ScriptedFault = z.infer<typeof ScriptedFault>;

export const DrawnFaults = z.strictObject({
  seed: z.string().min(1),
  /** How many of the requests have a fault, from 0 to 1. */
  share: z.number().min(0).max(1),
  /** The longest of the delays, pauses and outages. */
  longestMilliseconds: milliseconds,
});
export type DrawnFaults = z.infer<typeof DrawnFaults>;
