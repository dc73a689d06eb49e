import type { Server, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** Whoever asks is told with the answer to go elsewhere, until nobody has asked for so long: a request to a closed door is lost. */
const QUIET_MILLISECONDS = 300;
const TOLD_WITHIN_MILLISECONDS = 5000;
/** What is longer under way is cut. */
const FINISH_WITHIN_MILLISECONDS = 25_000;
const LET_GO_WITHIN_MILLISECONDS = 500;
const LOOK_EVERY_MILLISECONDS = 50;

const isStream = (response: ServerResponse): boolean =>
  String(response.getHeader('Content-Type')).startsWith('text/event-stream');

const countConnections = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.getConnections((_error, count) => resolve(count));
  });

/** Looks again until it is so, or the time is over. */
const until = async (isSo: () => boolean | Promise<boolean>, withinMilliseconds: number): Promise<void> => {
  const since = performance.now();
  while (!(await isSo()) && performance.now() - since < withinMilliseconds) await pause(LOOK_EVERY_MILLISECONDS);
};

/**
 * Lets a server end without cutting anybody off, once `stopping` is aborted: what runs is finished and tells its client to ask
 * elsewhere, idle connections are closed, and then streams, which never end by themselves and are opened anew elsewhere.
 *
 * @returns what waits until the server has ended.
 */
export const drainWhen = (server: Server, stopping: AbortSignal): (() => Promise<void>) => {
  const underWay = new Set<ServerResponse>();
  let askedAt = 0;
  const sendElsewhere = (response: ServerResponse): void => {
    // Node then answers with `Connection: close` and ends the connection behind the answer.
    response.shouldKeepAlive = false;
  };
  server.prependListener('request', (_request, response) => {
    if (stopping.aborted) sendElsewhere(response);
    askedAt = performance.now();
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
  });
  const streams = (): ServerResponse[] => [...underWay].filter(isStream);

  return async () => {
    for (const response of underWay) if (!response.headersSent) sendElsewhere(response);
    const since = performance.now();
    await until(() => performance.now() - Math.max(askedAt, since) > QUIET_MILLISECONDS, TOLD_WITHIN_MILLISECONDS);
    const closed = new Promise((resolve) => {
      server.close(resolve);
    });
    await until(() => {
      server.closeIdleConnections();
      return underWay.size <= streams().length;
    }, FINISH_WITHIN_MILLISECONDS);
    for (const response of streams()) response.socket?.destroySoon();
    await until(async () => (await countConnections(server)) === 0, LET_GO_WITHIN_MILLISECONDS);
    // What took too long, connections on which nothing was ever asked, clients that do not let go.
    server.closeAllConnections();
    await closed;
  };
};
