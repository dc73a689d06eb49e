import { Trans, useLingui } from '@lingui/react/macro';
import type { CandidateView } from '@mailroom/contracts';
import classes from './candidates.module.css';
import { PatientChoice } from './patient-choice.tsx';

const MOST_KEYS = 9;

interface CandidateListProps {
  candidates: readonly CandidateView[];
  chosenId: string | null;
  /** Whose traits stand in the comparison. */
  comparedId: string | null;
  onCompare: (patientId: string) => void;
  /** Null while nobody may choose. */
  onChoose: ((patientId: string) => void) | null;
}

/** The patients whom the document may be about, best first: a number key or a click chooses. */
export const CandidateList = ({ candidates, chosenId, comparedId, onCompare, onChoose }: CandidateListProps) => {
  const { t } = useLingui();
  return (
    <div role="group" aria-label={t`Candidates`} className={classes['list']}>
      {candidates.map((candidate, index) => (
        <PatientChoice
          key={candidate.patientId}
          patient={candidate}
          isProvisional={candidate.isProvisional}
          isChosen={candidate.patientId === chosenId}
          isCompared={candidate.patientId === comparedId}
          mayBeChosen={onChoose !== null && candidate.isActive && candidate.replacedByFhirId === null}
          digit={index < MOST_KEYS ? index + 1 : null}
          remarks={
            candidate.replacedByFhirId === null ? null : (
              <span className={classes['closed']}>
                <Trans>Merged into another record</Trans>
              </span>
            )
          }
          onCompare={() => onCompare(candidate.patientId)}
          onChoose={() => onChoose?.(candidate.patientId)}
        />
      ))}
    </div>
  );
};
