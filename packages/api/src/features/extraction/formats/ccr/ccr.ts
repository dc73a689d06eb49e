import type { NamedFormat } from '../format.ts';

/** ASTM E2369, "Continuity of Care Record", by the namespace of its root. */
export const ccr: NamedFormat = {
  name: 'CCR',
  recognises: ({ root }) => (root?.namespace === 'urn:astm-org:CCR' ? 'application/x-ccr+xml' : null),
  types: {},
  read: null,
};
