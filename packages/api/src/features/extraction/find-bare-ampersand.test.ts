import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findBareAmpersand } from './find-bare-ampersand.ts';

const find = (text: string) => findBareAmpersand(text, text.length);

it.each([
  ['<a>\n b & c</a>', { line: 2, column: 4 }],
  ['<a>I&D; then A&O</a>', { line: 1, column: 5 }],
  ['<a b="c&d"/>', { line: 1, column: 8 }],
  ['<a>&nbsp;</a>', { line: 1, column: 4 }],
  ['<a>&#x;</a>', { line: 1, column: 4 }],
  ['<!-- & --><a>&</a>', { line: 1, column: 14 }],
  ['<![CDATA[&]]><a>&</a>', { line: 1, column: 17 }],
  ['<?x & ?>&', { line: 1, column: 9 }],
  ['<a>&amp;&lt;&gt;&quot;&apos;&#38;&#x26;</a>', null],
  ['<a><!-- & </a>', null],
  ['', null],
])('finds the & of %j at %j', (text, position) => {
  expect(find(text)).toEqual(position);
});

it('finds none that stands after the end', () => {
  expect(findBareAmpersand('<a></b>&', 7)).toBeNull();
});

it('finds the one that was put anywhere into sound text', () => {
  const pieces = fc.array(
    fc.constantFrom('a', '\n', '&amp;', '&#9;', '<!--&-->', '<![CDATA[&&]]>', '<?p & ?>', '<b/>'),
  );
  fc.assert(
    fc.property(pieces, pieces, (before, after) => {
      const start = before.join('');
      const lines = start.split('\n');
      expect(find(`${start}& ${after.join('')}`)).toEqual({
        line: lines.length,
        column: (lines.at(-1) ?? '').length + 1,
      });
    }),
  );
});
