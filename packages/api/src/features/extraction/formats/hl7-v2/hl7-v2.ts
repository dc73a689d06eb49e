import { type NamedFormat, textThat } from '../format.ts';

/** A message, file or batch of HL7 v2. It may stand in the frame of MLLP, which is white space here. */
export const hl7v2: NamedFormat = {
  name: 'HL7 v2',
  recognises: textThat('x-application/hl7-v2+er7', (head) => /^(?:MSH|FHS|BHS)[^\w\s]/.test(head)),
  types: {},
  read: null,
};
