import type { EntityManager } from '@mikro-orm/postgresql';
import type { Document } from '../../model/document.entity.ts';
import { DocumentWord } from '../../model/document-word.entity.ts';
import { searchWordsOf } from './search-words.rules.ts';

interface Named {
  readonly patientFamily: string | null;
  readonly patientGiven: readonly string[];
  readonly patientNameText: string | null;
}

/** Family name, a comma, given names, as the list paints it, or the name as it is written; null when the document names nobody. */
export const patientNameOf = ({ patientFamily, patientGiven, patientNameText }: Named): string | null =>
  [patientFamily, patientGiven.join(' ')].filter((part) => part).join(', ') || patientNameText;

/** The words that the document is found by, added to the unit of work. */
export const addSearchWords = (em: EntityManager, document: Document, named: Named): void => {
  const { patientFamily, patientGiven, patientNameText } = named;
  const parts = [patientFamily, ...patientGiven].filter((part) => part);
  const words = searchWordsOf(parts.length > 0 ? parts : [patientNameText]);
  for (const word of words) em.create(DocumentWord, { document, word });
};

/** The same after the name changed: what it was found by before finds it no more. */
export const replaceSearchWords = async (em: EntityManager, document: Document, named: Named): Promise<void> => {
  await em.nativeDelete(DocumentWord, { document: document.id });
  addSearchWords(em, document, named);
};
