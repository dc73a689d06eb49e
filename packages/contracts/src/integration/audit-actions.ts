import { z } from 'zod';

/** What becomes of an effect, and of the decision behind it, as the audit tells it. */
export const IntegrationAction = z.enum([
  'integration-sent',
  'integration-unclear',
  'integration-confirmed',
  'integration-refused',
  'recall-decided',
  'recall-sent',
  'recall-unclear',
  'recall-confirmed',
  'recall-refused',
  'decision-undone',
  'effect-redriven',
  'version-superseded',
  'version-restored',
]);
