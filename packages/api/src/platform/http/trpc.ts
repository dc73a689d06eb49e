import { randomUUID } from 'node:crypto';
import {
  type Contract,
  mayCall,
  type Refusal,
  type RefusalCode,
  type Role,
  refusalStatuses,
} from '@mailroom/contracts';
import { PING_SECONDS, SILENCE_SECONDS } from '@mailroom/contracts/agreements';
import { initTRPC, isTrackedEnvelope, TRPCError, tracked } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { z } from 'zod';
import { findUnstorable } from '../database/find-unstorable.ts';
import { columnOverLimit } from '../database/over-limit.ts';
import { isPassingTrouble } from '../database/passing-trouble.ts';
import { type Context, forkForSession } from '../process/context.ts';
import { exceededWords, overBudget } from './budget.rules.ts';
import { isCallUnderstood } from './contract-hashes.ts';
import { measureCost, type SentStatement } from './cost.ts';
import { judgeTab } from './judge-tab.ts';
import { MailroomError } from './mailroom-error.ts';

type ErrorCode = TRPCError['code'];

/** The HTTP status that a refusal is answered with. */
export const httpStatusOf = (code: RefusalCode): number =>
  getHTTPStatusCodeFromError(new TRPCError({ code: refusalStatuses[code] }));

/** A refusal as the error that tRPC answers with. */
export const toTRPCError = <Code extends RefusalCode>(cause: MailroomError<Code>): TRPCError =>
  new TRPCError({ code: refusalStatuses[cause.code], cause });

/** Enough to mend a request by; a caller who sends a million unknown keys is not sent them back. */
const MAX_WRONG_FIELDS = 20;
const MAX_FIELD_LENGTH = 100;

/** The paths of what is wrong with an input, never its values. */
const wrongFields = (error: z.ZodError): string[] =>
  error.issues
    .slice(0, MAX_WRONG_FIELDS)
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.slice(0, MAX_WRONG_FIELDS).map((key) => [...issue.path, key].join('.'))
        : [issue.path.join('.')],
    )
    .slice(0, MAX_WRONG_FIELDS)
    .map((path) => path.slice(0, MAX_FIELD_LENGTH));

const UNREAD: ReadonlySet<ErrorCode> = new Set([
  'PARSE_ERROR',
  'BAD_REQUEST',
  'UNSUPPORTED_MEDIA_TYPE',
  'METHOD_NOT_SUPPORTED',
  'PAYLOAD_TOO_LARGE',
]);

/** The refusal that an error stands for, or null for a bug. */
export const refusalOf = (error: TRPCError): Refusal | null => {
  const { cause } = error;
  if (cause instanceof MailroomError) return { code: cause.code, ...cause.details };
  if (cause instanceof z.ZodError && error.code === 'BAD_REQUEST') {
    return { code: 'InputInvalid', fields: wrongFields(cause) };
  }
  if (isPassingTrouble(cause)) return { code: 'Unavailable' };
  const column = columnOverLimit(cause);
  if (column !== null) return { code: 'InputInvalid', fields: [column] };
  // What tRPC itself refuses before a procedure: no JSON, another media type, a batch that is too long.
  return UNREAD.has(error.code) ? { code: 'InputInvalid', fields: [] } : null;
};

/** A procedure that is gone, asked for by a client that says its contract, is a contract that changed. */
const removalOf = ({ code, cause }: TRPCError, ctx: Context | undefined): Refusal | null => {
  const isGone = code === 'NOT_FOUND' && !cause && ctx?.contractHashes?.some((hash) => hash !== null);
  return isGone ? { code: 'ContractChanged' } : null;
};

const errorIds = new WeakMap<TRPCError, string>();

/** The identifier under which a bug is logged and answered. */
export const errorIdOf = (error: TRPCError): string => {
  const known = errorIds.get(error);
  if (known !== undefined) return known;
  const made = randomUUID();
  errorIds.set(error, made);
  return made;
};

const t = initTRPC
  .context<Context>()
  .meta<{ contract: Contract }>()
  .create({
    isDev: false,
    sse: {
      ping: { enabled: true, intervalMs: PING_SECONDS * 1000 },
      client: { reconnectAfterInactivityMs: SILENCE_SECONDS * 1000 },
    },
    errorFormatter({ shape, error, ctx }) {
      const refusal = refusalOf(error) ?? removalOf(error, ctx);
      // A bug's message may quote what it failed on; only its identifier leaves the server.
      return {
        code: shape.code,
        message: refusal?.code ?? 'Bug',
        data: {
          code: shape.data.code,
          httpStatus: shape.data.httpStatus,
          refusal,
          errorId: refusal ? null : errorIdOf(error),
        },
      };
    },
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** What the database or the disk could not do is answered with 503, and not as a bug. */
export const asUnavailable = (error: unknown): unknown =>
  isPassingTrouble(error) ? new TRPCError({ code: refusalStatuses.Unavailable, cause: error }) : error;

/** Gives a refusal its code, if the contract has it; an outage has one of its own, and any other error stays a bug. */
const answerRefusals = t.middleware(async ({ next, meta }) => {
  const result = await next();
  if (!result.ok && isPassingTrouble(result.error.cause)) throw asUnavailable(result.error.cause);
  if (!result.ok && columnOverLimit(result.error.cause) !== null) {
    throw new TRPCError({ code: refusalStatuses.InputInvalid, cause: result.error.cause });
  }
  if (result.ok || !(result.error.cause instanceof MailroomError)) return result;
  const cause: MailroomError = result.error.cause;
  if (!meta?.contract.refusals.includes(cause.code)) {
    throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: `${cause.code} is not in the contract` });
  }
  throw toTRPCError(cause);
});

/** A call that went over what its contract allows, with what it did. */
class OverBudgetError extends Error {
  override name = 'OverBudgetError';
}

const statementLine = ({ text, callSite }: SentStatement): string =>
  callSite === null ? text : `${text}\n  at ${callSite}`;

/**
 * Holds a procedure to its contract's budget. Where budgets are enforced, going over is a bug that names the
 * statements and where they were asked for; elsewhere it is a metric and a line in the log. Bytes are counted only
 * where budgets are enforced.
 */
const keepToBudget = t.middleware(async ({ ctx, meta, next, path, type }) => {
  if (!meta || type === 'subscription') return next();
  const { config, log, metrics } = ctx.app;
  const isEnforced = config.areBudgetsEnforced;
  const stop = metrics.callDuration.startTimer({ path });
  const { result, cost } = await measureCost(() => next(), { isTraced: isEnforced });
  stop({ outcome: result.ok ? 'answered' : 'refused' });
  const { statements, externalCalls } = cost;
  const bytes = isEnforced && result.ok ? Buffer.byteLength(JSON.stringify(result.data ?? null)) : null;
  const exceeded = overBudget(meta.contract.budget, { statements: statements.length, externalCalls, bytes });
  if (exceeded.length === 0) return result;
  if (isEnforced) {
    throw new OverBudgetError(`${path} spent ${exceededWords(exceeded)}:\n${statements.map(statementLine).join('\n')}`);
  }
  for (const { part } of exceeded) metrics.overBudget.inc({ path, part });
  log.warn({ path, exceeded }, 'over budget');
  return result;
});

/** What the platform refuses before a procedure starts: to anybody, and to who is not signed in. */
type OpenRefusal = 'InputInvalid';
type SignedInRefusal = OpenRefusal | 'NotSignedIn';

/**
 * Keeps a contract from compiling that leaves out what the platform itself refuses (`Refused`). Where the contract's own codes (`Code`)
 * have all of them, it asks for nothing more. Otherwise it asks for a property that no contract has; the compiler's message then names
 * `lacksRefusal` and the codes that are missing.
 */
type Declaring<Refused extends RefusalCode, Code extends RefusalCode> = [Refused] extends [Code]
  ? unknown
  : { readonly lacksRefusal: Exclude<Refused, Code> };

const refuse = MailroomError.refuser<SignedInRefusal | 'ContractChanged' | 'FacilityChanged' | 'RoleUnfit'>();

/** Comes first: of a call that this release would misunderstand, nothing runs. */
const refuseChangedContract = t.middleware(({ ctx, path, batchIndex, next }) => {
  if (isCallUnderstood(path, ctx.contractHashes?.[batchIndex])) return next();
  throw toTRPCError(refuse('ContractChanged', {}));
});

/** Nor of a call by a page of another facility than the session's, unless it is about the person alone. */
const refuseOtherFacility = t.middleware(({ ctx: { session, tabFacility, contractHashes }, meta, next }) => {
  if (!session || !meta || meta.contract.roles === 'anybody' || meta.contract.concerns === 'person') return next();
  const isOurs = contractHashes?.some((hash) => hash !== null) ?? false;
  const why = judgeTab(session, { facility: tabFacility ?? null, isOurs });
  if (why === null) return next();
  throw toTRPCError(refuse(why, {}));
});

/** Of a call by somebody in a role that the contract does not name, nothing runs either. Who is not signed in is told that instead. */
const refuseUnfitRole = t.middleware(({ ctx: { session }, meta, next }) => {
  if (!session || !meta || mayCall(meta.contract, session.role)) return next();
  throw toTRPCError(refuse('RoleUnfit', {}));
});

const requireSession = t.middleware(({ ctx, next }) => {
  const { app, session } = ctx;
  if (!session) throw refuse('NotSignedIn', {});
  return next({ ctx: { session, em: forkForSession(app.orm, session) } });
});

/** Refuses text that PostgreSQL cannot hold, wherever it stands in an input. */
const refuseUnstorable = t.middleware(async ({ getRawInput, next }) => {
  const field = findUnstorable(await getRawInput());
  if (field !== null) throw toTRPCError(refuse('InputInvalid', { fields: [field.slice(0, MAX_FIELD_LENGTH)] }));
  return next();
});

const refusing = <Code extends RefusalCode>() =>
  t.middleware(({ next }) => next({ ctx: { refuse: MailroomError.refuser<Code>() } }));

const open = t.procedure
  .use(refuseChangedContract)
  .use(refuseOtherFacility)
  .use(refuseUnfitRole)
  .use(answerRefusals)
  .use(refuseUnstorable)
  .use(keepToBudget);
const signedIn = open.use(requireSession);

/** A procedure that anybody may call; `ctx.refuse` knows the refusals of its contract. */
export const openProcedure = <Input extends z.ZodType, Output extends z.ZodType, Code extends RefusalCode>(
  contract: Contract<Input, Output, Code, 'anybody'> & Declaring<OpenRefusal, Code>,
) => open.use(refusing<Code>()).meta({ contract }).input(contract.input).output(contract.output);

/** A procedure for a signed-in user; `ctx.em` acts for their facility. */
export const procedure = <Input extends z.ZodType, Output extends z.ZodType, Code extends RefusalCode>(
  contract: Contract<Input, Output, Code, readonly Role[]> & Declaring<SignedInRefusal, Code>,
) => signedIn.use(refusing<Code>()).meta({ contract }).input(contract.input).output(contract.output);

/** An answer is parsed by tRPC, and an event is not: here each is held to its contract, which knows no further key. */
async function* parseEvents(events: AsyncIterable<unknown>, event: z.ZodType) {
  for await (const said of events) {
    if (!isTrackedEnvelope(said))
      throw new Error('An event of a subscription is tracked, so that a reconnect misses none.');
    const [id, data] = said;
    yield tracked(id, event.parse(data));
  }
}

const isStream = (data: unknown): data is AsyncIterable<unknown> =>
  typeof data === 'object' && data !== null && Symbol.asyncIterator in data;

const keepEventsToContract = t.middleware(async ({ next, meta }) => {
  const result = await next();
  if (!result.ok || !meta) return result;
  if (!isStream(result.data)) throw new Error('A subscription answers with a stream of events.');
  return { ...result, data: parseEvents(result.data, meta.contract.output) };
});

/** A subscription for a signed-in user; each event is `tracked`, and is parsed by the contract's output before it goes out. */
export const subscription = <Input extends z.ZodType, Output extends z.ZodType, Code extends RefusalCode>(
  contract: Contract<Input, Output, Code, readonly Role[]> & Declaring<SignedInRefusal, Code>,
) => signedIn.use(refusing<Code>()).use(keepEventsToContract).meta({ contract }).input(contract.input);
