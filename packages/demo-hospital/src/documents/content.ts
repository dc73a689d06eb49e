import type { Person } from '../people/person.ts';
import type { Clinician } from '../people/practitioners.ts';

/**
 * A line of text. Marks are written in it: `**bold**`, `__underlined__`, `//italic//`, `^^raised^^`, `,,lowered,,`.
 * Both renderers understand them.
 */
export type Inline = string;

/** What sections are made of, for the CDA narrative and for the printed letter alike. */
export type Block =
  | { kind: 'paragraph'; text: Inline }
  | { kind: 'list'; items: readonly Inline[]; isOrdered?: boolean }
  | { kind: 'table'; head: readonly string[]; rows: readonly (readonly Inline[])[] };

export interface Section {
  /** LOINC code of the section; null where none is usual. */
  code: string | null;
  title: string;
  blocks: readonly Block[];
  sections?: readonly Section[];
}

export interface Sender {
  /** OID under HL7's arc for examples. */
  oid: string;
  name: string;
  addressLine: string;
  city: string;
  postalCode: string;
  /** Null where addresses have none. */
  state: string | null;
  phone: string;
  /** Hexadecimal colour of the letterhead. */
  color: string;
}

/** Everything a document says, before it becomes CDA or PDF. */
export interface ClinicalDocument {
  id: string;
  language: 'fr' | 'en';
  person: Person;
  author: Clinician;
  sender: Sender;
  recipient: { name: string; lines: readonly string[] };
  /** LOINC code of the document type. */
  code: string;
  codeName: string;
  title: string;
  /** Local date and time, `YYYY-MM-DDTHH:MM`, and the offset of the place. */
  writtenAt: string;
  utcOffset: '+0100' | '+0000' | '-0500';
  sections: readonly Section[];
  /** True for what one doctor writes to another, with a salutation; false for reports. */
  isLetter: boolean;
  /** True for an electrocardiogram, whose letter has a second page with the trace. */
  hasTrace: boolean;
}

export const paragraph = (text: Inline): Block => ({ kind: 'paragraph', text });
export const list = (...items: Inline[]): Block => ({ kind: 'list', items });

/** One run of text and the marks on it. */
export interface Run {
  text: string;
  mark: 'bold' | 'underline' | 'italic' | 'sup' | 'sub' | null;
}

const MARKS: Readonly<Record<string, Run['mark']>> = {
  '**': 'bold',
  __: 'underline',
  '//': 'italic',
  '^^': 'sup',
  ',,': 'sub',
};

/** Splits a line at its marks. */
export function toRuns(text: Inline): Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (const match of text.matchAll(/(\*\*|__|\/\/|\^\^|,,)(.+?)\1/g)) {
    if (match.index > end) runs.push({ text: text.slice(end, match.index), mark: null });
    runs.push({ text: match[2] ?? '', mark: MARKS[match[1] ?? ''] ?? null });
    end = match.index + match[0].length;
  }
  if (end < text.length) runs.push({ text: text.slice(end), mark: null });
  return runs;
}
