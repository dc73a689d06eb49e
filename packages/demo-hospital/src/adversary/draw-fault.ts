import { seeded } from '../seeded.ts';
import type { DrawnFaults, Fault } from './fault.ts';

const KINDS: readonly Fault['kind'][] = [
  'late-answer',
  'late-commit',
  'reset',
  'status',
  'restart',
  'slow-body',
  'truncated-body',
  'garbage-body',
  'twice',
  'late-copy',
];

/** Answers after which nothing was done, as FHIR R4 has it, and those that leave it open. */
const REFUSING = [409, 412, 429];
const FAILING = [500, 502, 503, 504];

/** The fault of one request, the same for a seed and a request's number at every run; null for none. */
export function drawFault({ seed, share, longestMilliseconds }: DrawnFaults, number: number): Fault | null {
  const random = seeded(`fault:${seed}:${number}`);
  if (!random.datatype.boolean(share)) return null;
  const milliseconds = random.number.int({ min: 0, max: longestMilliseconds });
  const isCommitted = random.datatype.boolean();
  const kind = random.helpers.arrayElement(KINDS);
  switch (kind) {
    case 'status': {
      const isRefusing = random.datatype.boolean();
      const status = random.helpers.arrayElement(isRefusing ? REFUSING : FAILING);
      return { kind, status, isCommitted: isCommitted && !isRefusing };
    }
    case 'reset':
      return { kind, isCommitted };
    case 'restart':
      return { kind, milliseconds, isCommitted };
    case 'truncated-body':
    case 'garbage-body':
      return { kind };
    case 'late-answer':
    case 'late-commit':
    case 'slow-body':
    case 'twice':
    case 'late-copy':
      return { kind, milliseconds };
    default:
      return kind satisfies never;
  }
}
