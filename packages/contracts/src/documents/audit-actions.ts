import { z } from 'zod';

/** Who read what of a patient, and what is read with a stated reason only, as the audit tells it. */
export const DocumentsAction = z.enum([
  'document-opened',
  'document-loaded-ahead',
  'file-read',
  'narrative-read',
  'patients-searched',
  'document-restricted',
  'restriction-lifted',
  'restricted-document-opened',
  'restricted-opening-noted',
]);
