import { createServer } from 'node:net';

interface Address {
  readonly host: string;
  readonly port: number;
}

/** Why nobody can listen there, in one sentence. */
export const explainPort = ({ code }: NodeJS.ErrnoException, { host, port }: Address): Error =>
  new Error(
    code === 'EADDRINUSE'
      ? `Port ${port} is taken by another program. Stop it, or set PORT to another one.`
      : `Mailroom cannot listen on ${host}, port ${port} (${code}). Set HOST and PORT.`,
  );

/** @returns the port, when one could listen there. */
const tryPort = (address: Address): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => reject(explainPort(error, address)));
    server.listen(address.port, address.host, () => {
      const bound = server.address();
      server.close(() => resolve(typeof bound === 'object' && bound ? bound.port : 0));
    });
  });

/** A port of this machine that nobody listens on right now: the preferred one, if it is. */
export const freePort = async (preferred = 0): Promise<number> => {
  const any = () => tryPort({ host: '127.0.0.1', port: 0 });
  return preferred === 0 ? any() : tryPort({ host: '127.0.0.1', port: preferred }).catch(any);
};

/** @throws Error in one sentence when nobody can listen there. */
export const assertPortIsFree = async ({ host, port }: Address): Promise<void> => {
  await tryPort({ host, port });
};
