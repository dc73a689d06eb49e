import { type NamedFormat, unsigned } from '../format.ts';

/** DICOM PS3.10: an image with who it is of, or a report. */
export const dicom: NamedFormat = {
  name: 'DICOM',
  recognises: ({ signature }) => (signature === 'application/dicom' ? signature : null),
  types: { 'application/dicom': unsigned('dcm') },
  read: null,
};
