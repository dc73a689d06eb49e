import { z } from 'zod';
import { said } from './answer-limits.ts';

export const OperationOutcome = z.object({
  resourceType: z.literal('OperationOutcome'),
  issue: z.array(z.object({ code: said })).max(100),
});

/** `IssueType` is a code: a server that writes a sentence there could write a name into it. */
const ISSUE_CODE = /^[a-z-]{1,40}$/;

/** The issue codes of an answer, and nothing else of it; none when it is no OperationOutcome. */
export const readIssues = (body: unknown): readonly string[] => {
  const outcome = OperationOutcome.safeParse(body);
  if (!outcome.success) return [];
  return outcome.data.issue.map(({ code }) => code).filter((code) => ISSUE_CODE.test(code));
};
