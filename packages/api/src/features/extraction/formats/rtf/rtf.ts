import { type NamedFormat, signed, unsigned } from '../format.ts';

/** Rich Text Format. */
export const rtf: NamedFormat = {
  name: 'RTF',
  recognises: ({ signature }) => (signature === 'application/rtf' ? signature : null),
  types: { 'application/rtf': signed('rtf'), 'text/rtf': unsigned('rtf') },
  read: null,
};
