import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request as it arrived. */
interface StubRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface StubServer extends AsyncDisposable {
  readonly url: string;
  readonly requests: readonly StubRequest[];
  /** How the next requests are answered. */
  answer: (response: ServerResponse, request: StubRequest) => void;
}

/** Another system as far as one test needs it, on a port of its own. */
export const startStubServer = async (answer: StubServer['answer']): Promise<StubServer> => {
  const requests: StubRequest[] = [];
  const state = { answer };
  const meet = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = '', url = '', headers } = request;
    const arrived = { method, url, headers, body: await text(request) };
    requests.push(arrived);
    state.answer(response, arrived);
  };
  const server = createServer((request, response) => void meet(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, {
    url: `http://127.0.0.1:${port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
};

/** Answers with JSON. */
export const sendJson = (response: ServerResponse, body: unknown, status = 200): void => {
  response.writeHead(status, { 'content-type': 'application/fhir+json' }).end(JSON.stringify(body));
};
