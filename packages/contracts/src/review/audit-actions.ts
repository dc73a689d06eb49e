import { z } from 'zod';

/** What clerks do with a document, as the audit tells it. */
export const ReviewAction = z.enum([
  'verification-asked',
  'document-claimed',
  'document-taken-over',
  'document-released',
  'document-assigned',
  'document-tagged',
  'document-untagged',
  'note-added',
  'trait-corrected',
  'candidate-chosen',
  'likely-patients-searched',
  'provisional-patient-created',
  'lost-files-accepted',
  'known-document-accepted',
  'document-rejected',
  'integration-decided',
]);
