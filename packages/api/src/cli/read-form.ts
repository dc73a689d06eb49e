import { readFile } from 'node:fs/promises';
import type { z } from 'zod';

type RawIssue = z.core.$ZodRawIssue;

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'text in quotation marks',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list: [ … ]',
  object: 'an object: { … }',
};

const sizeOf = (origin: string, size: number | bigint): string =>
  origin === 'string' ? `${size} characters` : `${size} entries`;

/** What is wrong at one place and what to write there, never what stands there. Where the form says it itself, that is said. */
const sentenceOf = (issue: RawIssue): string => {
  switch (issue.code) {
    case 'invalid_type': {
      const expected = EXPECTED[issue.expected] ?? issue.expected;
      return issue.input === undefined ? `is missing: write ${expected}` : `must be ${expected}`;
    }
    case 'invalid_value':
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    case 'too_small':
      return `must have at least ${sizeOf(issue.origin, issue.minimum)}`;
    case 'too_big':
      return `must have at most ${sizeOf(issue.origin, issue.maximum)}`;
    case 'unrecognized_keys':
      return `has ${issue.keys.join(', ')}, which means nothing here: mend the name, or take it out`;
    case 'invalid_format':
      return issue.format === 'url'
        ? 'must be an address such as https://fhir.example.org'
        : 'is not written as it has to be';
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
    case 'invalid_union':
    case 'not_multiple_of':
  }
  return 'is not as it has to be';
};

/** `facilities[0].members[2].login`, as editors and jq name it. */
const placeOf = (path: readonly PropertyKey[]): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '') || 'the file';

/** The parser's own message quotes the file, which may hold a secret; where it stopped does not. */
const parseJson = (path: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    const [where] = /line \d+ column \d+/.exec(String(error)) ?? [];
    // oxlint-disable-next-line preserve-caught-error -- The cause would be printed, and quotes the file.
    throw new Error(`${path} is not JSON${where === undefined ? '' : `: look at ${where}`}.`);
  }
};

/** JSON of a form, as a file has it. @throws Error that names every place that does not fit, and never what stands there. */
export const readForm = async <Form>(path: string, schema: z.ZodType<Form>): Promise<Form> => {
  const json = parseJson(path, await readFile(path, 'utf8'));
  const parsed = schema.safeParse(json, { error: sentenceOf });
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path: at, message }) => `  ${placeOf(at)} ${message}`);
  throw new Error(`${path} does not fit:\n${lines.join('\n')}`);
};
