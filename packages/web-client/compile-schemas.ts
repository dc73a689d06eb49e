import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { z } from 'zod';
import type { ReadableSchema } from './src/platform/loading/json-schema.ts';

/** What `platform/loading/json-schema.ts` checks; `format` beside a `pattern` says nothing more. */
const KNOWN = new Set(
  `type enum const anyOf oneOf pattern format minLength maxLength minimum maximum
  items minItems maxItems properties required additionalProperties`.split(/\s+/),
);

type JsonSchema = z.core.JSONSchema.BaseSchema;

const childrenOf = ({ anyOf, oneOf, items, properties }: JsonSchema): JsonSchema[] =>
  [...(anyOf ?? []), ...(oneOf ?? []), items, ...Object.values(properties ?? {})].filter(
    (child): child is JsonSchema => typeof child === 'object' && !Array.isArray(child),
  );

/** A rule that the browser would not check must not be lost without a word. */
const assertKnown = (schema: JsonSchema): void => {
  const unknown = Object.keys(schema).filter((keyword) => !KNOWN.has(keyword));
  if (schema.format !== undefined && schema.pattern === undefined) unknown.push(`format ${schema.format}`);
  if (Array.isArray(schema.type)) unknown.push('several types');
  if (unknown.length > 0) throw new Error(`The browser's reader does not know: ${unknown.join(', ')}`);
  childrenOf(schema).forEach(assertKnown);
};

/** The schema as data, as far as a browser can check it without zod. */
export const toReadableSchema = (schema: z.ZodType): ReadableSchema => {
  const { $schema: _, ...readable } = z.toJSONSchema(schema);
  assertKnown(readable);
  // Its keywords are those of `ReadableSchema`: any other has stopped the build.
  return readable as ReadableSchema;
};

const compile = ([name, value]: [string, unknown]): string =>
  value instanceof z.ZodType
    ? `export const ${name} = readJsonSchema(${JSON.stringify(toReadableSchema(value))});`
    : `export const ${name} = ${JSON.stringify(value)};`;

/**
 * Evaluates modules of schemas while building and leaves what they come to: zod weighs 28 kB gzip, of which the page needs
 * two schemas. While developing and testing, the same modules are zod as they stand.
 */
export const compileSchemas = ({ files, reader }: { files: readonly string[]; reader: string }): Plugin => ({
  name: 'mailroom:compile-schemas',
  apply: 'build',
  load: {
    order: 'pre',
    async handler(id) {
      if (!files.includes(id)) return null;
      const exported: Record<string, unknown> = await import(pathToFileURL(id).href);
      const declarations = Object.entries(exported).map(compile);
      return [`import { readJsonSchema } from ${JSON.stringify(reader)};`, ...declarations].join('\n');
    },
  },
  generateBundle(_options, bundle) {
    const bundled = Object.values(bundle).flatMap((output) => (output.type === 'chunk' ? output.moduleIds : []));
    const zod = bundled.find((id) => id.includes('/node_modules/zod/'));
    if (zod !== undefined) this.error(`zod is in the bundle again (${relative(import.meta.dirname, zod)})`);
  },
});
