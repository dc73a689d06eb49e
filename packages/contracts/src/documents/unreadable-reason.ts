import { z } from 'zod';

/** Why a document could not be read, or why it is not read yet. Both languages have a sentence for each. */
export const UnreadableReason = z.enum([
  /** No bytes at all. */
  'empty',
  /** Bytes that nothing tells what they are. */
  'unknown-format',
  /** A format that is known by name, and that Mailroom does not read yet. */
  'no-reader',
  /** XML that is not well formed, namespaces included. */
  'xml-malformed',
  /** XML with a DOCTYPE, which clinical documents never have and attacks do. */
  'xml-doctype',
  /** XML deeper or larger than the limits. */
  'xml-limits',
  /** Well-formed XML whose root is not a CDA ClinicalDocument. */
  'not-a-clinical-document',
  /** A ClinicalDocument without the parts that say whose it is. */
  'no-patient',
  /** A file that opens with a password only. */
  'password-needed',
  /** The file arrived cut off, or does not hold together. */
  'broken',
  /** A sound file of a known format that no viewer here can show. */
  'cannot-be-shown',
  /** More than one document may have: bytes, words, embedded files, time to read. The detail says of what. */
  'limits',
  /** Reading failed at every attempt, for a reason that is not in the file. */
  'reading-failed',
  /** The stored bytes are out of reach. The document is not in quarantine: it waits to be read, and is tried again. */
  'missing',
  /** The stored bytes no longer have the digest they were received with. */
  'damaged',
]);
export type UnreadableReason = z.infer<typeof UnreadableReason>;
