import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Question } from '../question.ts';
import { limitPage } from './limit-page.ts';

/**
 * What no cache behind `node:http` exceeds: the first answer again, as bytes, to whoever asks. It looks nobody up, reads no
 * question and never hears of a change.
 */
const pages: Buffer[] = [];

const readPage = async (request: IncomingMessage): Promise<Buffer> => {
  // The bench asks in no other form.
  const page = Buffer.from(await limitPage(JSON.parse(await text(request)) as Question));
  pages.push(page);
  return page;
};

const server = createServer((request, response) => {
  const give = (page: Buffer) =>
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': page.length }).end(page);
  const [page] = pages;
  if (page) {
    request.resume();
    give(page);
  } else void readPage(request).then(give);
});
server.listen(Number(process.env['PORT']), '127.0.0.1', () => process.send?.({ ready: true }));
process.on('disconnect', () => process.exit(0));
