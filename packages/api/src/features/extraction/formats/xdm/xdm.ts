import type { NamedFormat } from '../format.ts';

const holdsFolder = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('IHE_XDM/');

/** IHE XDM, "Cross-enterprise Document Media Interchange": a ZIP file with a folder of this name. It has no registered type. */
export const xdm: NamedFormat = {
  name: 'XDM',
  recognises: ({ signature, bytes }) =>
    signature === 'application/zip' && holdsFolder(bytes) ? 'application/x-ihe-xdm+zip' : null,
  types: {},
  read: null,
};
