import { useLingui } from '@lingui/react/macro';
import type { CandidateView } from '@mailroom/contracts';
import classes from './identity.module.css';
import { strictTraitNames } from './review-words.ts';

/** Which strict traits of a national identity keep the rules from matching the patient. */
export const StrictDoubts = ({ doubts }: { doubts: CandidateView['strictDoubts'] }) => {
  const { t, i18n } = useLingui();
  if (doubts.length === 0) return null;
  const names = doubts.map((trait) => i18n._(strictTraitNames[trait])).join(', ');
  return (
    <p className={classes['remark']}>
      {t`National identity (INS): its rules take only what is equal, and this is not: ${names}. A person has to decide.`}
    </p>
  );
};
