import { z } from 'zod';

/** Why a document could not be read. Both languages have a sentence for each. */
export const UnreadableReason = z.enum([
  /** No bytes at all. */
  'empty',
  /** A format that Mailroom does not read. */
  'unknown-format',
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
  /** The stored bytes no longer have the digest they were received with. */
  'damaged',
]);
export type UnreadableReason = z.infer<typeof UnreadableReason>;
