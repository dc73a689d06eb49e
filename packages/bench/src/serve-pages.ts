import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { PAGE_ROWS, type Question } from './question.ts';

/** Answers one question with a page as JSON. */
export type AnswerPage = (question: Question) => Promise<string>;

/** What every variant of ours and of a peer is served by: `node:http` and nothing else. */
export const servePages = (answer: AnswerPage): void => {
  const server = createServer((request, response) => {
    text(request)
      // The bench asks in no other form.
      .then((body) => answer(JSON.parse(body) as Question))
      .then(
        (page) => response.setHeader('Content-Type', 'application/json').end(page),
        (error: unknown) => {
          process.stderr.write(`${String(error)}\n`);
          response.writeHead(500).end();
        },
      );
  });
  server.listen(Number(process.env['PORT']), '127.0.0.1', () => process.send?.({ ready: true }));
  process.on('disconnect', () => process.exit(0));
};

/** A page of one row more than it shows, as JSON in the form of V2. */
export const pageOf = (found: readonly object[]): string =>
  JSON.stringify({ rows: found.slice(0, PAGE_ROWS), nextCursor: found.length > PAGE_ROWS ? 'next' : null });

/** Tags in the order of the worklist: by name, letter for letter. */
export const byName = (left: { readonly name: string }, right: { readonly name: string }): number => {
  if (left.name === right.name) return 0;
  return left.name < right.name ? -1 : 1;
};
