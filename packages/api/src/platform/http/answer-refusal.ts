import type { TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc';
import type { Response } from 'express';
import { refusalOf } from './trpc.ts';

/** Answers a refusal as tRPC does, where no procedure was reached. */
export const answerRefusal = (response: Response, error: TRPCError): void => {
  const httpStatus = getHTTPStatusCodeFromError(error);
  const refusal = refusalOf(error);
  const data = { code: error.code, httpStatus, refusal, errorId: null };
  const code = TRPC_ERROR_CODES_BY_KEY[error.code];
  response.status(httpStatus).json({ error: { code, message: refusal?.code, data } });
};
