import { NarrativeSection } from '@mailroom/contracts';
import { z } from 'zod';
import { storedForm } from '../../platform/stored/stored-form.ts';

/** The text of a document for people, as it is kept beside the original: read once, apart, and loaded whenever it is shown. */
export const NARRATIVE = storedForm('file narrative', z.array(NarrativeSection));

export const writeNarrative = (sections: NarrativeSection[]): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(JSON.stringify(NARRATIVE.write(sections)));

/** @throws StoredFormError for what no release wrote. */
export const loadNarrative = (bytes: Uint8Array): NarrativeSection[] =>
  NARRATIVE.read(JSON.parse(new TextDecoder().decode(bytes)));
