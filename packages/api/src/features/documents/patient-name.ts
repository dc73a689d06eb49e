import type { EntityManager } from '@mikro-orm/postgresql';
import { searchWordsOf } from '../worklist/index.ts';
import type { Document } from './document.entity.ts';
import { DocumentWord } from './document-word.entity.ts';

interface Named {
  readonly patientFamily: string | null;
  readonly patientGiven: readonly string[];
}

/** Family name, a comma, given names, as the list paints it; null when the document names nobody. */
export const patientNameOf = ({ patientFamily, patientGiven }: Named): string | null =>
  [patientFamily, patientGiven.join(' ')].filter((part) => part).join(', ') || null;

/** The words that the document is found by, added to the unit of work. */
export const addSearchWords = (em: EntityManager, document: Document, { patientFamily, patientGiven }: Named): void => {
  for (const word of searchWordsOf([patientFamily, ...patientGiven])) em.create(DocumentWord, { document, word });
};

/** The same after the name changed: what it was found by before finds it no more. */
export const replaceSearchWords = async (em: EntityManager, document: Document, named: Named): Promise<void> => {
  await em.nativeDelete(DocumentWord, { document: document.id });
  addSearchWords(em, document, named);
};
