import type { FhirCall } from '../fhir/answer-fhir.ts';

/** Whether a request changes nothing. A batch may write, but ours ask. */
export const isAsking = ({ method, url, body }: FhirCall): boolean => {
  if (method === 'GET' || url.split('?')[0]?.endsWith('/_search')) return true;
  return typeof body === 'object' && body !== null && 'type' in body && body.type === 'batch';
};
