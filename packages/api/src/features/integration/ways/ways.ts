import { fhirTransaction } from './fhir-transaction/fhir-transaction.ts';
import type { Way } from './way.ts';

/** The way that every connection takes. With a second one, a connection says which. */
export const WAY: Way = fhirTransaction;
