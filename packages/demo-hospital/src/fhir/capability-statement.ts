import { getSearchParameters } from '@medplum/core';
import type { CapabilityStatement, CapabilityStatementRestResource, ResourceType } from '@medplum/fhirtypes';
import { REFERENCE_DATE } from '../seeded.ts';
import { SERVED_TYPES } from './definitions.ts';

const describeType = (type: ResourceType): CapabilityStatementRestResource => ({
  type,
  interaction: [
    { code: 'read' },
    { code: 'vread' },
    { code: 'update' },
    { code: 'patch' },
    { code: 'delete' },
    { code: 'history-instance' },
    { code: 'create' },
    { code: 'search-type' },
  ],
  versioning: 'versioned-update',
  readHistory: true,
  updateCreate: true,
  conditionalCreate: true,
  conditionalUpdate: true,
  conditionalDelete: 'single',
  searchParam: Object.values(getSearchParameters(type) ?? {}).map(({ code, type }) => ({ name: code, type })),
});

/** What the server says of itself at `/metadata`. */
export const buildCapabilityStatement = (url: string): CapabilityStatement => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: REFERENCE_DATE.toISOString(),
  kind: 'instance',
  implementation: { description: 'Synthetic hospital of Mailroom', url },
  fhirVersion: '4.0.1',
  format: ['application/fhir+json'],
  patchFormat: ['application/json-patch+json'],
  rest: [
    {
      mode: 'server',
      resource: SERVED_TYPES.map(describeType),
      interaction: [{ code: 'transaction' }, { code: 'batch' }],
    },
  ],
});
