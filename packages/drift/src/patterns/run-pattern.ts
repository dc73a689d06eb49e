import { createRequire, stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../contract-sources.ts';
import type { SourceText } from '../gate.ts';

/** What stands for a module that only a build has: what the macro makes of a sentence without its language is its words. */
const BUILT: Readonly<Record<string, string>> = {
  '@lingui/core/macro':
    'data:text/javascript,export const msg = (words, ...values) => String.raw({ raw: words }, ...values);',
};

/**
 * The address of a source text as a module, with its imports: those of `texts` as they are there, all others as they are on the
 * disk. Nothing is written.
 */
const addressOf = (path: string, texts: ReadonlyMap<string, string>): string => {
  const text = texts.get(path);
  if (text === undefined) return pathToFileURL(join(root, path)).href;
  // A package is the one that its own package names.
  const { resolve } = createRequire(pathToFileURL(join(root, path)));
  const found = (name: string): string =>
    name.startsWith('.')
      ? addressOf(join(dirname(path), name), texts)
      : (BUILT[name] ?? pathToFileURL(resolve(name)).href);
  const code = stripTypeScriptTypes(
    text.replaceAll(
      /^(import (?!type).* from) '(.+)';$/gm,
      (_, head: string, name: string) => `${head} '${found(name)}';`,
    ),
  );
  return `data:text/javascript,${encodeURIComponent(code).replaceAll("'", '%27')}`;
};

/** Runs a module of the product as these texts have it. */
export const runModule = (path: string, texts: readonly SourceText[]): Promise<Record<string, unknown>> =>
  import(/* @vite-ignore */ addressOf(path, new Map(texts.map(({ path, text }) => [path, text]))));
