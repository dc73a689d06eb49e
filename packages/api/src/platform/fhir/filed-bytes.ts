import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parseJson } from './ask-server.ts';

/** Some servers write base64 over several lines, or without its padding: what it comes to is compared by its digest. */
const StoredBinary = z.object({ resourceType: z.literal('Binary'), data: z.string() });

const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Whether an answer holds the bytes of a digest. FHIR R4, Binary: asked for FHIR a server answers with JSON that holds the bytes
 * as base64; some answer with the bytes themselves.
 */
export const holdsBytes = (answer: Buffer, sha256: string): boolean => {
  if (digest(answer) === sha256) return true;
  const binary = StoredBinary.safeParse(parseJson(answer));
  return binary.success && digest(Buffer.from(binary.data.data, 'base64')) === sha256;
};

/** What an answer may weigh that holds so many bytes as base64, and the JSON around them. */
export const maxBinaryBytes = (sizeBytes: number): number => Math.ceil(sizeBytes * 1.5) + 100_000;
