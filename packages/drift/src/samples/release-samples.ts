import { z } from 'zod';
import type { Release, Snapshot } from '../../../contracts/releases/index.ts';

/** A contract made for canaries. */
export const sampleContract = (input: z.ZodType, output: z.ZodType): Snapshot => {
  const schemas = { input: z.toJSONSchema(input, { io: 'input' }), output: z.toJSONSchema(output) };
  return { canary: { kind: null, ...schemas, refusals: [] } };
};

/** An output and input of the release before. */
export const text = z.strictObject({ text: z.string().min(2) });
export const textBefore: Release = { version: '0.1.0', snapshot: sampleContract(text, text) };
/** What the server took once is refused. */
export const tightened = sampleContract(z.strictObject({ text: z.string().min(3) }), text);
/** The server takes more than before. */
export const loosened = sampleContract(z.strictObject({ text: z.string() }), text);
