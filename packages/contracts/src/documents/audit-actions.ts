import { z } from 'zod';

/** Who read what of a patient, as the audit tells it. */
export const DocumentsAction = z.enum([
  'document-opened',
  'document-loaded-ahead',
  'file-read',
  'narrative-read',
  'patients-searched',
]);
