/** HL7 v3 Data Types R1, II, and what other formats have in its place. */
interface InstanceIdentifier {
  readonly root: string | null;
  readonly extension: string | null;
}

/** FHIR R4, Identifier: `system` says in whose list the value stands. */
export interface DocumentIdentifier {
  readonly system: string;
  readonly value: string;
}

/** FHIR R4, 2.24.0.9: the system of values that are URIs themselves. */
const URIS = 'urn:ietf:rfc:3986';
const OID = /^[0-2](\.(0|[1-9]\d*))+$/;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** A root as a URI. One that is neither an OID nor a UUID stays as it is written: it still tells one document from another. */
const uriOf = (root: string): string => {
  if (OID.test(root)) return `urn:oid:${root}`;
  return UUID.test(root) ? `urn:uuid:${root.toLowerCase()}` : root;
};

const written = (part: string | null): string | null => part?.trim() || null;

/**
 * What names a document or a set, as an identifier of FHIR: in columns and in the hospital's record alike. Without an extension, the root
 * is the whole identifier (Data Types R1, II.root). Null: it names nothing, and so does an extension of nobody's list.
 */
export const documentIdentifierOf = (ii: InstanceIdentifier | null): DocumentIdentifier | null => {
  const root = written(ii?.root ?? null);
  const extension = written(ii?.extension ?? null);
  if (root === null) return null;
  return extension === null ? { system: URIS, value: uriOf(root) } : { system: uriOf(root), value: extension };
};
