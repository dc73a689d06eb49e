import type { Entry } from './read-book.ts';
import { writeSchema } from './write-schema.ts';

const HOW = '<!-- Written by `npm run docs` from the contracts and from what the tests recorded. -->';

const fence = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;

const KINDS = {
  query: 'A query.',
  mutation: 'A mutation.',
  subscription: 'A subscription: the output is one event.',
} as const;

const leftOutWords = (leftOut: Entry['example']['leftOut']): string => {
  const words = Object.entries(leftOut).map(([path, rows]) => `${rows} more in \`${path}\``);
  return words.length === 0 ? '' : `\n\nNot shown: ${words.join(', ')}.`;
};

const exampleOf = ({ example }: Entry): string =>
  [
    '### Example',
    '',
    fence('json', JSON.stringify(example.input, null, 2)),
    '',
    'is answered with',
    '',
    `${fence('json', JSON.stringify(example.output, null, 2))}${leftOutWords(example.leftOut)}`,
  ].join('\n');

const sqlOf = ({ example: { sql } }: Entry): string =>
  sql.length === 0
    ? 'None.'
    : fence(
        'sql',
        sql
          .map((text) => `${text.trimEnd()};`)
          .join('\n\n')
          .replace(/;;/g, ';'),
      );

const refusalsOf = ({ refusals }: Entry): string =>
  [
    '| Refusal | HTTP | Says |',
    '| --- | --- | --- |',
    ...refusals.map(({ code, httpStatus, schema }) => {
      const says = writeSchema(schema)
        .split('\n')
        .slice(1, -1)
        .map((line) => line.trim());
      return `| ${code} | ${httpStatus} | ${says
        .filter((line) => !line.startsWith('code:'))
        .map((line) => `\`${line}\``)
        .join(', ')} |`;
    }),
  ].join('\n');

const procedureOf = (entry: Entry): string => {
  const { path, contract, input, output, isForm } = entry;
  const { statements, externalCalls, bytes } = contract.budget;
  return [
    `## ${path.split('.')[1]}`,
    '',
    `${KINDS[contract.kind]}${isForm ? ' The input is a form.' : ''}`,
    '',
    `- Budget: statements ${statements}, external calls ${externalCalls}, bytes ${bytes}.`,
    `- Audit: ${contract.audit.length === 0 ? 'nothing' : contract.audit.map((action) => `\`${action}\``).join(', ')}.`,
    '',
    '### Input',
    '',
    fence('text', writeSchema(input)),
    '',
    '### Output',
    '',
    fence('text', writeSchema(output)),
    '',
    '### Refusals',
    '',
    refusalsOf(entry),
    '',
    '### SQL',
    '',
    sqlOf(entry),
    '',
    exampleOf(entry),
  ].join('\n');
};

const contents = (entries: readonly Entry[], room: string): string[] =>
  entries
    .filter((entry) => entry.room === room)
    .map(({ path, contract }) => {
      const [, name = ''] = path.split('.');
      return `- [${name}](${room}.md#${name.toLowerCase()}), ${contract.kind}`;
    });

const firstPage = (entries: readonly Entry[], rooms: readonly string[]): string =>
  [
    HOW,
    '',
    '# Contract book',
    '',
    'Every procedure: what it takes, answers, refuses and leaves in the audit, what it may cost, and an example with its SQL',
    'from a passing test. Ids, instants and facility codes are placeholders; the values of SQL are not recorded.',
    'Third parties that do not use TypeScript may read [openapi.json](openapi.json).',
    ...rooms.flatMap((room) => ['', `## [${room}](${room}.md)`, '', ...contents(entries, room)]),
    '',
  ].join('\n');

const chapter = (entries: readonly Entry[], room: string): string => {
  const procedures = entries.filter((entry) => entry.room === room).map(procedureOf);
  const title = `# ${room[0]?.toUpperCase()}${room.slice(1)}`;
  const head = [HOW, '', title, '', '[Contract book](README.md)', '', ...contents(entries, room)].join('\n');
  return `${[head, ...procedures].join('\n\n')}\n`;
};

/** The book as Markdown: a first page and a chapter for each room, by file name. */
export const writeChapters = (entries: readonly Entry[]): Record<string, string> => {
  const rooms = [...new Set(entries.map(({ room }) => room))];
  return {
    'README.md': firstPage(entries, rooms),
    ...Object.fromEntries(rooms.map((room) => [`${room}.md`, chapter(entries, room)])),
  };
};
