import { answerTasks } from '../../platform/answer-tasks.ts';
import { readDocument } from './read-document.ts';

// What a process of the reader runs: bytes in, a `ReadOutcome` out.
answerTasks(readDocument);
