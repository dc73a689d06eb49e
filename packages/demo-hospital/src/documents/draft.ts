import type { SimpleFaker } from '@faker-js/faker';
import type { Person } from '../people/person.ts';
import type { Block, Section } from './content.ts';
import type { StoryText } from './story.ts';

/** What the sections of one document are written from. */
export interface Draft {
  person: Person;
  story: StoryText;
  random: SimpleFaker;
  language: 'fr' | 'en';
}

/** Writes the sections of one kind of document. */
export type Write = (draft: Draft) => Section[];

/** A section with its LOINC code. */
export const section = (code: string | null, title: string, ...blocks: Block[]): Section => ({ code, title, blocks });

/** The sentence in the language of the document. */
export const say = (draft: Draft, fr: string, en: string): string => (draft.language === 'fr' ? fr : en);
