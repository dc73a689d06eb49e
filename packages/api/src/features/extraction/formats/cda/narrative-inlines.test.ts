import type { NarrativeInline, NarrativeMark } from '@mailroom/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tidyInlines } from './narrative-inlines.ts';

const text = (text: string, ...marks: ('bold' | 'italic')[]): NarrativeInline => ({ kind: 'text', text, marks });
const BREAK: NarrativeInline = { kind: 'break' };

describe('tidyInlines', () => {
  it('collapses white space within and across runs', () => {
    expect(tidyInlines([text(' a\n\t b '), text(' c ', 'bold'), text(' d ')])).toEqual([
      text('a b '),
      text('c ', 'bold'),
      text('d'),
    ]);
  });

  it('joins neighbours with equal marks', () => {
    expect(tidyInlines([text('a', 'bold'), text('b', 'bold'), text('c')])).toEqual([text('ab', 'bold'), text('c')]);
  });

  it('leaves no space beside a line break and no line break at an end', () => {
    expect(tidyInlines([BREAK, text('a '), text(' ', 'bold'), BREAK, text(' b'), text(' '), BREAK])).toEqual([
      text('a'),
      BREAK,
      text('b'),
    ]);
  });

  it('keeps a space that must not break', () => {
    expect(tidyInlines([text('5\u00a0mg')])).toEqual([text('5\u00a0mg')]);
  });

  it('changes nothing but white space, and nothing the second time', () => {
    const inline = fc.oneof(
      fc.constant(BREAK),
      fc.record({
        kind: fc.constant('text' as const),
        text: fc.stringMatching(/^[ab \n]{0,6}$/),
        marks: fc.constantFrom<NarrativeMark[]>([], ['bold']),
      }),
    );
    fc.assert(
      fc.property(fc.array(inline, { maxLength: 8 }), (inlines) => {
        const letters = (list: NarrativeInline[]) =>
          list.map((item) => (item.kind === 'text' ? item.text.replace(/[ \n]/g, '') : '')).join('');
        const tidy = tidyInlines(inlines);
        expect(letters(tidy)).toBe(letters(inlines));
        expect(tidyInlines(tidy)).toEqual(tidy);
      }),
    );
  });
});
