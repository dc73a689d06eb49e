import { freePort } from '../../../api/src/platform/local/free-port.ts';
import { startProcess } from '../processes/start-process.ts';
import type { Place } from '../start-variant.ts';

const through = (databaseUrl: string, port: number): string => {
  const url = new URL(databaseUrl);
  url.port = String(port);
  return url.href;
};

/** The same place with a network before its database: each round trip takes so much longer. */
export const openNetwork = async (place: Place, delayMilliseconds: number): Promise<Place & AsyncDisposable> => {
  const port = await freePort();
  const proxy = await startProcess({
    script: 'processes/delay-proxy.ts',
    environment: {
      PORT: String(port),
      TARGET_PORT: new URL(place.databaseUrl).port,
      DELAY_MILLISECONDS: String(delayMilliseconds),
    },
  });
  return {
    ...place,
    databaseUrl: through(place.databaseUrl, port),
    benchUrl: through(place.benchUrl, port),
    [Symbol.asyncDispose]: () => proxy[Symbol.asyncDispose](),
  };
};
