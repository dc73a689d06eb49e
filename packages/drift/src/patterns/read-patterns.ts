import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../contract-sources.ts';
import type { SourceText } from '../gate.ts';
import type { Edit } from '../mutants/mutants.ts';

/** One part of an example: a text, and its place in a file. */
export interface Part {
  readonly path: string;
  readonly place: 'new' | 'at the end' | 'above' | 'below' | 'after' | 'instead of';
  /** What stands there already; empty for a new file and for the end of one. */
  readonly beside: string;
  readonly text: string;
}

/** The comment that a part begins with, in TypeScript, in a catalogue and in SQL: its file, its place, and what for. */
const HEAD = /^(?:\/\/|#|--) (packages\/\S+), (new|at the end|above|below|after|instead of)(?: `(.+)`)?: .+$/gm;

const partsOf = (block: string): Part[] =>
  [...block.matchAll(HEAD)].map((head, at, heads) => ({
    path: head[1] ?? '',
    // The expression names these places and no other.
    place: (head[2] ?? '') as Part['place'],
    beside: head[3] ?? '',
    text: block.slice(head.index + head[0].length, heads[at + 1]?.index).trim(),
  }));

/** The examples of docs/patterns.md, by their titles. */
export const readPatterns = (): ReadonlyMap<string, readonly Part[]> => {
  const [, ...sections] = readFileSync(join(root, 'docs/patterns.md'), 'utf8').split(/^## /m);
  return new Map(
    sections.map((section) => {
      const blocks = [...section.matchAll(/^```\w+\n(.*?)^```$/gms)].map(([, block = '']) => block);
      return [section.slice(0, section.indexOf('\n')), blocks.flatMap(partsOf)];
    }),
  );
};

const isImport = (line: string): boolean => line.startsWith('import ');

const placeIn = (source: string, { path, place, beside }: Part): Pick<Edit, 'start' | 'end'> => {
  if (place === 'new') return { start: 0, end: 0 };
  if (place === 'at the end') return { start: source.length, end: source.length };
  const start = source.indexOf(beside);
  if (start < 0) throw new Error(`${path} has no ${beside}`);
  const end = start + beside.length;
  if (place === 'instead of') return { start, end };
  const at = { above: start, after: end, below: source.indexOf('\n', end) + 1 }[place];
  return { start: at, end: at };
};

/** What a part changes: its imports at the top of the file, the rest in its place. */
const editsOf = (part: Part, source: string): Edit[] => {
  const { path: file, place, text } = part;
  const lines = text.split('\n');
  const isMoved = place !== 'new';
  const imports = isMoved ? lines.filter(isImport).map((line) => `${line}\n`) : [];
  const rest = isMoved ? lines.filter((line) => !isImport(line)).join('\n') : text;
  const isWithinLine = place === 'after' || place === 'instead of';
  return [
    { file, start: 0, end: 0, text: imports.join('') },
    { file, ...placeIn(source, part), text: isWithinLine ? ` ${rest} ` : `${rest}\n` },
  ];
};

/** Everything that an example changes. @throws Error where a place is not there any more. */
export const editsOfPattern = (parts: readonly Part[], sources: readonly SourceText[]): Edit[] => {
  const textOf = new Map(sources.map(({ path, text }) => [path, text]));
  return parts.flatMap((part) => editsOf(part, textOf.get(part.path) ?? ''));
};
