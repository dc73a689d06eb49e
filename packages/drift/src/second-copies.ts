import ts from 'typescript';
import * as agreements from '../../contracts/src/agreements.ts';
import { descendants, parse } from './contract-sources.ts';
import type { SourceText } from './gate.ts';

/** A name without its unit: `HEARTBEAT_MS` is another word for `HEARTBEAT_SECONDS`. */
const stem = (name: string): string => name.replace(/_(MS|MILLISECONDS|SECONDS|MINUTES)$/, '');

const TEXTS = new Set(Object.values(agreements).flatMap((value) => (typeof value === 'string' ? [value] : [])));
const STEMS = new Set(Object.keys(agreements).map(stem));

const isCopy = (node: ts.Node): boolean => {
  if (ts.isStringLiteralLike(node)) return TEXTS.has(node.text.toLowerCase());
  return ts.isVariableDeclaration(node) && STEMS.has(stem(node.name.getText()));
};

/** Places of client and server that say again what stands in the contracts' agreements: one copy changes alone. */
export const secondCopies = (source: SourceText): string[] => {
  const file = parse(source);
  return descendants(file)
    .filter(isCopy)
    .map((node) => `${source.path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${node.getText()}`);
};
