import type { VerifiedIdentity, verifiedIdentity } from './verified-identity.rules.ts';

/** What the type promises. The compiler is the test: a line after `@ts-expect-error` that compiles is an error. */

declare const identity: VerifiedIdentity;
declare const answer: ReturnType<typeof verifiedIdentity>;
declare const integrate: (identity: VerifiedIdentity) => void;

const fields = { documentId: '', patientId: '', fhirId: '', checkedAt: new Date(), chosenById: null };

/** Never run. */
export const promises = {
  whatTheRulesMake: () => {
    integrate(identity);
    if (typeof answer !== 'string') integrate(answer);
  },

  whatNobodyElseCanMake: () => {
    // @ts-expect-error an object by hand
    integrate(fields);
    // oxlint-disable-next-line typescript/no-misused-spread -- the copy is what must not compile
    const copy = { ...identity, patientId: 'other' };
    // @ts-expect-error a copy with another patient
    integrate(copy);
    // @ts-expect-error a doubt is no identity
    integrate(answer);
    // @ts-expect-error and one that was made stays as it is
    identity.patientId = 'other';
  },
};
