import type { NarrativeBlock, NarrativeInline, NarrativeSection } from '@mailroom/contracts';
import { diffArrays } from 'diff';

/** Lines that only one of two texts has, in their order. */
export interface DifferingLines {
  readonly onlyLeft: readonly string[];
  readonly onlyRight: readonly string[];
}

/** Texts that differ in more are two texts: nobody reads such a list. */
const MAX_DIFFERENCES = 400;

const inlineText = (inlines: readonly NarrativeInline[]): string[] =>
  inlines
    .map((inline) => (inline.kind === 'text' ? inline.text : '\n'))
    .join('')
    .split('\n');

const captionOf = (caption: string | null): string[] => (caption === null ? [] : [caption]);

const blockLines = (block: NarrativeBlock): string[] => {
  const caption = captionOf(block.caption);
  if (block.kind === 'paragraph') return [...caption, ...inlineText(block.inlines)];
  if (block.kind === 'list') return [...caption, ...block.items.flatMap((item) => item.flatMap(blockLines))];
  const rows = block.rows.map(({ cells }) =>
    cells.map(({ blocks }) => blocks.flatMap(blockLines).join(' ')).join(' | '),
  );
  return [...caption, ...rows];
};

/** The text of a document as people read it, line by line; where it is broken in the file says nothing. */
export const linesOf = (sections: readonly NarrativeSection[]): string[] =>
  sections
    .flatMap(({ title, blocks }) => [...captionOf(title), ...blocks.flatMap(blockLines)])
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');

/** What differs between two texts; null where hardly anything agrees. */
export const compareLines = (left: readonly string[], right: readonly string[]): DifferingLines | null => {
  const changes = diffArrays([...left], [...right], { maxEditLength: MAX_DIFFERENCES });
  if (changes === undefined) return null;
  return {
    onlyLeft: changes.flatMap(({ removed, value }) => (removed ? value : [])),
    onlyRight: changes.flatMap(({ added, value }) => (added ? value : [])),
  };
};
