/** A file that is not there yet. */
interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** A line more in a file that is there, in the order of its lines' names. */
interface NewLine {
  readonly path: string;
  readonly line: string;
  /** What the lines start with that it stands among. */
  readonly among: RegExp;
}

/** What `npm run new` writes, and what it leaves to say: the place of each, and what is red until it is said. */
export interface Skeleton {
  readonly files: readonly NewFile[];
  readonly lines: readonly NewLine[];
  readonly left: readonly string[];
}

const kebab = (camel: string): string => camel.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const capital = (camel: string): string => camel.charAt(0).toUpperCase() + camel.slice(1);
const words = (camel: string): string => capital(kebab(camel).replaceAll('-', ' '));

const contractOf = (verb: string): string => `import { z } from 'zod';
import { contract } from '../contract.ts';
import { READING_ROLES } from '../session/role.ts';

export const ${capital(verb)}Input = z.strictObject({ documentId: z.uuid() });
export type ${capital(verb)}Input = z.infer<typeof ${capital(verb)}Input>;

export const ${capital(verb)}Output = z.strictObject({});
export type ${capital(verb)}Output = z.infer<typeof ${capital(verb)}Output>;

/** Left to say: what it does, in one sentence of the hospital's words. */
export const ${verb} = contract({
  kind: 'mutation',
  roles: READING_ROLES,
  input: ${capital(verb)}Input,
  output: ${capital(verb)}Output,
  refusals: ['NotSignedIn', 'InputInvalid', 'DocumentNotFound'],
  audit: [],
  budget: { statements: 3, externalCalls: 0, bytes: 10 },
});
`;

const procedureOf = (verb: string): string => `import * as contracts from '@mailroom/contracts';
import { Document } from '../../model/document.entity.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';

const change = (
  { em, refuse }: SignedInContext<'DocumentNotFound'>,
  { documentId }: contracts.${capital(verb)}Input,
): Promise<contracts.${capital(verb)}Output> =>
  em.transactional(async (em) => {
    const document = await em.findOne(Document, { id: documentId }, { fields: ['id'] });
    if (!document) throw refuse('DocumentNotFound', { documentId });
    throw new Error('Left to do: the change, and its audit entry in the same transaction.');
  });

export const ${verb} = procedure(contracts.${verb}).mutation(({ ctx, input }) => change(ctx, input));
`;

const databaseTestOf = (room: string, verb: string): string => `import { expect, it } from 'vitest';
import { buildDocument } from '../../../test/build-document.ts';
import { openReview } from '../../../test/open-review.ts';

it('${words(verb).toLowerCase()}: left to say, what is true afterwards', async () => {
  await using review = await openReview();
  const documentId = await buildDocument(review.em());
  expect(await review.clerk.${room}.${verb}({ documentId })).toEqual({});
  const written = await review.actions(documentId);
  expect(written, 'a write leaves an audit entry').toHaveLength(1);
  const elsewhere = review.stranger.${room}.${verb}({ documentId });
  await expect(elsewhere).rejects.toMatchObject({ message: 'DocumentNotFound' });
});
`;

const hookOf = (room: string, verb: string): string => `import { useMutation } from '@tanstack/react-query';
import { trpc } from '../../platform/rpc/trpc.ts';
import { showFailure } from '../../ui/show-failure.ts';

/** Left to say: what it makes stale. */
export const use${capital(verb)} = () =>
  useMutation(trpc.${room}.${verb}.mutationOptions({ gcTime: 0, onError: showFailure }));
`;

const storyOf = (verb: string): string => `import { expect, it } from 'vitest';
import { openBrowser } from './open-browser.ts';
import { pane, signIn, worklist } from './user-actions.ts';

it('a clerk can: ${words(verb).toLowerCase()}', async () => {
  await using browser = await openBrowser();
  const { page } = await browser.sitDown();
  await signIn(page)('Agente des admissions');
  await worklist(page).getByRole('row').nth(1).click();
  await pane(page).getByRole('group', { name: 'Decision' }).waitFor();
  expect(await pane(page).getByRole('button', { name: '${words(verb)}' }).count(), 'there is a button').toBe(1);
});
`;

/** A write about one document: contract, procedure, the client's hook, and tests that are red on every floor. */
export const procedureSkeleton = (room: string, verb: string): Skeleton => {
  const stem = kebab(verb);
  const [contracts, api, client] = [
    `packages/contracts/src/${room}`,
    `packages/api/src/features/${room}`,
    `packages/web-client/src/features/${room}`,
  ];
  return {
    files: [
      { path: `${contracts}/${stem}.ts`, text: contractOf(verb) },
      { path: `${api}/${stem}.ts`, text: procedureOf(verb) },
      { path: `${api}/${stem}.db.test.ts`, text: databaseTestOf(room, verb) },
      { path: `${client}/use-${stem}.ts`, text: hookOf(room, verb) },
      { path: `packages/e2e/src/${stem}.spec.ts`, text: storyOf(verb) },
    ],
    lines: [
      { path: `${contracts}/index.ts`, line: `export * from './${stem}.ts';`, among: /^export \* from/ },
      {
        path: `${api}/index.ts`,
        line: `import { ${verb} } from './${stem}.ts';`,
        among: /^import \{ \w+.* from '\.\//,
      },
      { path: `${api}/index.ts`, line: `  ${verb},`, among: /^ {2}\w+,$/ },
    ],
    left: [
      `${contracts}/${stem}.ts: the sentence, roles, input, output, refusals, audit actions and budget`,
      `packages/api/test/call-procedures.ts, or the calls of the room: how it is called (does not compile until it is said)`,
      `${api}/${stem}.ts: the change and its audit entry; rules in ${stem}.rules.ts (${stem}.db.test.ts is red)`,
      `${client}: a button named "${words(verb)}", its key, its French (${stem}.spec.ts is red)`,
      `${client}/use-${stem}.ts: what it makes stale (unused, and so red in check:unused, until a button calls it)`,
      `packages/contracts/src/${room}: its own refusals and audit actions, with their sentences in the web client; a status, a job: CONTRIBUTING.md`,
      'docs/contracts: npm run docs (the contract book is red); docs/release-notes.md, docs/glossary.md: what a clerk notices, a new word (nothing is red)',
    ],
  };
};

/** A text with a line more, among those of its kind. @throws Error where there is none to stand among. */
export const withLine = (text: string, { path, line, among }: NewLine): string => {
  const lines = text.split('\n');
  const kind = lines.flatMap((one, at) => (among.test(one) ? [at] : []));
  if (kind.length === 0) throw new Error(`${path} has no line that "${line}" could stand beside.`);
  // Imports are ordered by what they import from, everything else by its name: both are the line's own order but for the braces.
  const keyOf = (one: string): string => / from '(.*)'/.exec(one)?.[1] ?? one;
  const after = kind.findLast((at) => keyOf(lines[at] ?? '') < keyOf(line));
  lines.splice(after === undefined ? (kind[0] ?? 0) : after + 1, 0, line);
  return lines.join('\n');
};
