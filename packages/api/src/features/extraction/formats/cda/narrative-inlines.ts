import type { NarrativeInline, NarrativeMark } from '@mailroom/contracts';

/** `&nbsp;` is kept, as HTML does: only these four collapse. */
const WHITE_SPACE = /[ \t\n\r]+/g;

/**
 * A run of inlines as a paragraph paints them: white space collapsed across runs as in HTML (CSS Text §4.1.1), none
 * at the ends of a line, no line breaks at the ends of the paragraph, and neighbours with equal marks in one run.
 */
export function tidyInlines(inlines: NarrativeInline[]): NarrativeInline[] {
  const tidy: NarrativeInline[] = [];
  // Kept beside the list: asked of a text that grows, each question would copy the whole text.
  let isAfterSpace = true;
  for (const inline of inlines) {
    if (inline.kind === 'break') {
      trimEnd(tidy);
      if (tidy.length > 0) tidy.push(inline);
      isAfterSpace = true;
      continue;
    }
    const text: string = inline.text.replace(WHITE_SPACE, ' ');
    const rest: string = isAfterSpace && text.startsWith(' ') ? text.slice(1) : text;
    if (rest === '') continue;
    appendText(tidy, rest, inline.marks);
    isAfterSpace = rest.endsWith(' ');
  }
  trimEnd(tidy);
  while (tidy.at(-1)?.kind === 'break') tidy.pop();
  return tidy;
}

function appendText(tidy: NarrativeInline[], text: string, marks: NarrativeMark[]): void {
  const last = tidy.at(-1);
  if (last?.kind === 'text' && last.marks.join() === marks.join()) {
    tidy[tidy.length - 1] = { ...last, text: last.text + text };
  } else {
    tidy.push({ kind: 'text', text, marks });
  }
}

/** A line never ends in a space; since spaces are collapsed, there is at most one to take. */
function trimEnd(tidy: NarrativeInline[]): void {
  const last = tidy.at(-1);
  if (last?.kind !== 'text' || !last.text.endsWith(' ')) return;
  tidy.pop();
  if (last.text !== ' ') tidy.push({ ...last, text: last.text.slice(0, -1) });
}
