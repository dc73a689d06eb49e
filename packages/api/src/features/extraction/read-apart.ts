import { z } from 'zod';
import { answerTasks } from '../../platform/process/answer-tasks.ts';
import { readDocument } from './read-document.ts';
import { Bytes } from './read-outcome.ts';

// What a process of the reader runs: bytes in, a `ReadOutcome` out.
answerTasks(z.strictObject({ bytes: Bytes, receivedAt: z.date() }), ({ bytes, receivedAt }) =>
  readDocument(bytes, receivedAt),
);
