import { ccr } from './ccr/ccr.ts';
import { cda } from './cda/cda.ts';
import { dicom } from './dicom/dicom.ts';
import { fhir } from './fhir/fhir.ts';
import type { Format } from './format.ts';
import { hl7v2 } from './hl7-v2/hl7-v2.ts';
import { html } from './html/html.ts';
import { images } from './images/images.ts';
import { mail } from './mail/mail.ts';
import { pdf } from './pdf/pdf.ts';
import { rtf } from './rtf/rtf.ts';
import { text } from './text/text.ts';
import { xdm } from './xdm/xdm.ts';

/**
 * Every format that is read or at least known by name; nothing else knows one. The first that recognises bytes has them: CDA, which
 * takes all markup in order to say why it is none of its documents, comes after the others that are markup, and plain text last.
 */
export const FORMATS: readonly Format[] = [html, ccr, fhir, cda, pdf, xdm, rtf, images, dicom, hl7v2, mail, text];
