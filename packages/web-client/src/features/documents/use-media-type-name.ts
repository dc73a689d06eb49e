import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';

/** What a clerk calls a kind of file. */
const names: Readonly<Record<string, MessageDescriptor>> = {
  'application/fhir+json': msg`FHIR resource`,
  'application/fhir+xml': msg`FHIR resource`,
  'application/pdf': msg`PDF`,
  'application/rtf': msg`RTF text`,
  'application/x-ccr+xml': msg`CCR document`,
  'application/x-ihe-xdm+zip': msg`XDM archive`,
  'application/zip': msg`ZIP archive`,
  'image/jpeg': msg`Image`,
  'image/png': msg`Image`,
  'image/tiff': msg`TIFF image`,
  'message/rfc822': msg`Mail`,
  'text/html': msg`Web page`,
  'text/plain': msg`Plain text`,
  'text/xml': msg`XML`,
  'x-application/hl7-v2+er7': msg`HL7 v2 message`,
};

/** The plain name of a media type; the type itself where it has none. */
export const useMediaTypeName = (): ((mediaType: string | null) => string) => {
  const { i18n, t } = useLingui();
  return (mediaType) => {
    if (mediaType === null || mediaType === 'application/octet-stream') return t`File`;
    const name = names[mediaType];
    return name === undefined ? mediaType : i18n._(name);
  };
};
