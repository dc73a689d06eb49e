import type { NarrativeSection } from '@mailroom/contracts';
import { expect, it } from 'vitest';
import { compareLines, linesOf } from './compare-lines.ts';

const text = (written: string): NarrativeSection['blocks'][number] => ({
  kind: 'paragraph',
  caption: null,
  inlines: [{ kind: 'text', text: written, marks: [] }],
});

it('a text is read line by line, whatever it stands in and however it is broken', () => {
  const cell = (written: string) => ({ isHeader: false, columns: 1, rows: 1, blocks: [text(written)] });
  const sections: NarrativeSection[] = [
    {
      depth: 1,
      title: 'Findings',
      blocks: [
        {
          kind: 'paragraph',
          caption: null,
          inlines: [{ kind: 'text', text: 'Well.\n  ', marks: [] }, { kind: 'break' }],
        },
        { kind: 'list', caption: 'Allergies', isOrdered: false, items: [[text('Penicillin')], [text(' None ')]] },
        { kind: 'table', caption: null, rows: [{ isHeader: false, cells: [cell('Potassium'), cell('4.2')] }] },
      ],
    },
  ];
  expect(linesOf(sections)).toEqual(['Findings', 'Well.', 'Allergies', 'Penicillin', 'None', 'Potassium | 4.2']);
});

it('only what differs is told, and of two texts that have hardly anything in common nothing', () => {
  expect(compareLines(['a', 'b', 'c'], ['a', 'B', 'c', 'd'])).toEqual({ onlyLeft: ['b'], onlyRight: ['B', 'd'] });
  expect(compareLines(['a'], ['a'])).toEqual({ onlyLeft: [], onlyRight: [] });
  const many = (letter: string) => Array.from({ length: 300 }, (_, index) => `${letter}${index}`);
  expect(compareLines(many('a'), many('b'))).toBeNull();
});
