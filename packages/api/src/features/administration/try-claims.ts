import * as contracts from '@mailroom/contracts';
import { procedure } from '../../platform/http/trpc.ts';
import { admitPerson } from '../session/index.ts';
import { readPastedClaims } from './read-pasted-claims.ts';

const tryOn = ({ facilities, pasted }: contracts.TryClaimsInput): contracts.TryClaimsOutput => {
  const claims = readPastedClaims(pasted);
  if (claims === null) return { outcome: 'no-claims' };
  const person = admitPerson(claims, facilities);
  if (person === null) return { outcome: 'no-subject' };
  return { outcome: 'read', admitted: [...person.admitted], tooWeak: [...person.tooWeak] };
};

export const tryClaims = procedure(contracts.tryClaims).query(({ input }) => tryOn(input));
