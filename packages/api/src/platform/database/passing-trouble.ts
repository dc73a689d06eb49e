import { MissingFileError } from '../files/file-store.ts';
import { PoolBusyError } from '../process/process-pool.ts';
import { codeOf } from './explain-refusal.ts';

/**
 * SQLSTATE of what heals without a change of the code: connections (08), who may connect (28, 3D000), conflicts (40), resources
 * (53), locks and timeouts (55P03, 57014, 25P03, 25P04), a server that starts, stops or only reads (57P0x, 25006), its disk (58).
 */
const OF_POSTGRES = /^(08|28|3D|40|53|58|57P0|57014$|55P03$|25P0[34]$|25006$)/;

/** The network and the disk, as the operating system names them. */
const OF_SYSTEM =
  /^E(CONNREFUSED|CONNRESET|CONNABORTED|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN|NOSPC|DQUOT|IO|ROFS|STALE|MFILE|NFILE|ACCES)$/;

/** What `pg` and its pool say without a code. */
const OF_DRIVER =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout)/;

const causes = (error: unknown): Error[] =>
  error instanceof Error ? [error, ...(error.cause === error ? [] : causes(error.cause))] : [];

/** Whether what went wrong is the database, the network, the disk or a reader that is busy, and neither the code nor what it was given. */
export const isPassingTrouble = (error: unknown): boolean => {
  const code = codeOf(error);
  if (code !== null && (OF_POSTGRES.test(code) || OF_SYSTEM.test(code))) return true;
  return causes(error).some(
    (one) => one instanceof MissingFileError || one instanceof PoolBusyError || OF_DRIVER.test(one.message),
  );
};
