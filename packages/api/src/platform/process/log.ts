import { type DestinationStream, type Logger, pino } from 'pino';
import { currentTraceId } from './trace.ts';

export type Log = Logger;

/**
 * An error without its message: a driver's message quotes the statement with its values, a parser's quotes its input,
 * and both hold patient data. The type, the code and the frames say where to look.
 */
export const errorForLog = (error: unknown): object => {
  if (!(error instanceof Error)) return { type: typeof error };
  // Drivers add these; where one did not, the property reads as undefined.
  const { code, constraint, table, cause } = error as Error & { code?: unknown; constraint?: unknown; table?: unknown };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line));
  return {
    type: error.name,
    code,
    constraint,
    table,
    frames: frames.slice(0, 12).map((line) => line.trim()),
    ...(cause === undefined ? {} : { cause: errorForLog(cause) }),
  };
};

/** JSON lines on standard output, each with the trace that it is part of. They carry ids and counts, never a patient's name or a document's text. */
export const openLog = (name: string, level: string, to: DestinationStream = pino.destination(1)): Log =>
  pino(
    {
      name,
      level,
      base: { name },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: errorForLog },
      mixin: () => {
        const traceId = currentTraceId();
        return traceId === null ? {} : { traceId };
      },
    },
    to,
  );
