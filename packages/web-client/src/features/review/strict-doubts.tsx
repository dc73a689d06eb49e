import { useLingui } from '@lingui/react/macro';
import type { CandidateView } from '@mailroom/contracts';
import classes from './identity.module.css';
import { traitNames } from './review-words.ts';

/** Which strict traits of a national identity keep the rules from matching the patient. */
export const StrictDoubts = ({ doubts }: { doubts: CandidateView['strictDoubts'] }) => {
  const { t, i18n } = useLingui();
  if (doubts.length === 0) return null;
  const names = doubts.map((trait) => i18n._(traitNames[trait])).join(', ');
  return (
    <p className={classes['remark']}>
      {t`National identity (INS): not equal to the name at birth and the other strict traits in ${names}. A person has to decide.`}
    </p>
  );
};
