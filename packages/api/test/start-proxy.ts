import type { AddressInfo } from 'node:net';
import { connect as connectTo, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** `away`: what arrives is let go after a moment. `silent`: it is accepted, and nothing is ever answered. */
type Mode = 'open' | 'away' | 'silent';

/** A way to a database that can be interrupted. */
export interface Proxy extends AsyncDisposable {
  /** The database's address through it. */
  readonly url: string;
  /** Connections that were made to it. */
  readonly accepted: number;
  /** Connections that were turned away. */
  readonly turnedAway: number;
  /** The most that were being turned away at one time. */
  readonly mostAtOnce: number;
  /** What passes from here on; connections that there are end. */
  pass(mode: Mode): void;
}

/** Longer than a process takes for one attempt after the other. */
const TURNED_AWAY_AFTER_MILLISECONDS = 20;

/** Starts a proxy on a port of its own in front of a database's address. */
export const startProxy = async (databaseUrl: string): Promise<Proxy> => {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let mode: Mode = 'open';
  const counted = { accepted: 0, turnedAway: 0, mostAtOnce: 0 };
  let beingTurnedAway = 0;

  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.on('error', () => {}).on('close', () => sockets.delete(socket));
  };
  const turnAway = async (socket: Socket): Promise<void> => {
    counted.turnedAway += 1;
    beingTurnedAway += 1;
    counted.mostAtOnce = Math.max(counted.mostAtOnce, beingTurnedAway);
    await pause(TURNED_AWAY_AFTER_MILLISECONDS);
    beingTurnedAway -= 1;
    socket.destroy();
  };
  const passOn = (socket: Socket): void => {
    const other = keep(connectTo(Number(target.port), target.hostname));
    socket.pipe(other).pipe(socket);
    socket.on('close', () => other.destroy());
    other.on('close', () => socket.destroy());
  };
  const server = createServer((socket) => {
    keep(socket);
    counted.accepted += 1;
    if (mode === 'away') turnAway(socket).catch(() => {});
    if (mode === 'open') passOn(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo;
  const end = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const url = new URL(databaseUrl);
  url.port = String(port);
  return Object.assign(counted, {
    url: url.href,
    pass(next: Mode) {
      mode = next;
      end();
    },
    async [Symbol.asyncDispose]() {
      end();
      await new Promise((resolve) => server.close(resolve));
    },
  });
};
