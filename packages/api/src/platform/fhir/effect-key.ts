/** FHIR R4: the system of identifiers that are URIs. */
const URI_SYSTEM = 'urn:ietf:rfc:3986';

/** The business identifier of one of our own UUIDs; by it the hospital's server knows what it has already. */
export const uuidIdentifier = (uuid: string) => ({ system: URI_SYSTEM, value: `urn:uuid:${uuid}` });

/** The same as a search token. */
export const uuidToken = (uuid: string): string => `${URI_SYSTEM}|urn:uuid:${uuid}`;
