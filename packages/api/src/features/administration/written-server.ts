import type { FacilityServer } from '@mailroom/contracts';
import { serverAddress } from '../../platform/fhir/server-address.rules.ts';

/** Where a hospital's server is, as the owner's functions take it. */
export const writtenServer = ({ fhirBaseUrl, managingOrganization, identifierSystems }: FacilityServer): string =>
  JSON.stringify({
    baseUrl: fhirBaseUrl === null ? null : serverAddress(fhirBaseUrl),
    managingOrganization,
    identifierSystems,
  });
