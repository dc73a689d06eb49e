import { type NamedFormat, signed, unsigned } from '../format.ts';
import { isCutImage } from './is-cut-image.ts';

/** Pictures, scans and faxes. */
export const images: NamedFormat = {
  name: 'image',
  recognises: ({ signature }) => (signature?.startsWith('image/') ? signature : null),
  types: {
    'image/bmp': unsigned('bmp'),
    'image/gif': signed('gif'),
    'image/jpeg': signed('jpg'),
    'image/jpg': unsigned('jpg'),
    'image/png': signed('png'),
    'image/tiff': signed('tif'),
  },
  check: (mediaType, bytes) => (isCutImage(mediaType, bytes) ? 'broken' : null),
  read: null,
};
