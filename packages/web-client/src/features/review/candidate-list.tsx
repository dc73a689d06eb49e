import { Trans, useLingui } from '@lingui/react/macro';
import type { CandidateView } from '@mailroom/contracts';
import { Kbd } from '@mantine/core';
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import { formatPartialDate } from '../../platform/language/format-partial-date.ts';
import { isolate } from '../../platform/language/show-controls.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { agreementLooks } from './agreement-label.tsx';
import classes from './candidates.module.css';
import { nameOf } from './patient-name.ts';
import { agreementNames, gradeNames, traitNames } from './review-words.ts';

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
export const CandidateList = (props: CandidateListProps) => {
  const { t } = useLingui();
  return (
    <div role="group" aria-label={t`Candidates`} className={classes['list']}>
      {props.candidates.map((candidate, index) => (
        <Candidate key={candidate.patientId} candidate={candidate} number={index + 1} {...props} />
      ))}
    </div>
  );
};

interface CandidateProps extends Omit<CandidateListProps, 'candidates'> {
  candidate: CandidateView;
  number: number;
}

const Candidate = ({ candidate, number, chosenId, comparedId, onCompare, onChoose }: CandidateProps) => {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const { patientId, birthDate, birthFamily, formerFamilies, identifiers, grade } = candidate;
  const { isActive, isUnderstood, isProvisional } = candidate;
  const isChosen = patientId === chosenId;
  const mayBeChosen = onChoose !== null && isActive;
  const Mark = isChosen ? IconCircleCheckFilled : IconCircle;
  const formerNames = formerFamilies.join(', ');
  const firstNumber = identifiers[0]?.value;
  return (
    <button
      type="button"
      className={classes['candidate']}
      aria-pressed={isChosen}
      data-compared={patientId === comparedId}
      disabled={!mayBeChosen}
      onFocus={() => onCompare(patientId)}
      onClick={() => onChoose?.(patientId)}
    >
      <Mark size={18} aria-hidden className={classes['mark']} />
      <span className={classes['who']}>
        <strong>
          <AsWritten>{nameOf(candidate, t`No name`)}</AsWritten>
        </strong>
        <span className={classes['traits']}>
          {birthDate === null ? null : <span>{formatPartialDate(birthDate, language)}</span>}
          {birthFamily === null ? null : <span>{t`birth name: ${isolate(birthFamily)}`}</span>}
          {formerNames === '' ? null : <span>{t`other names: ${isolate(formerNames)}`}</span>}
          {firstNumber === undefined ? null : (
            <span>
              <AsWritten>{firstNumber}</AsWritten>
            </span>
          )}
        </span>
        <span className={classes['evidence']}>
          <span className={classes['grade']} data-grade={grade}>
            {isProvisional ? <Trans>Provisional patient</Trans> : i18n._(gradeNames[grade])}
          </span>
          {isActive ? null : (
            <span className={classes['closed']}>
              <Trans>Record closed</Trans>
            </span>
          )}
          {isUnderstood ? null : (
            <span className={classes['closed']}>
              <Trans>Record not fully readable: compare it in the hospital's system</Trans>
            </span>
          )}
          <Evidence candidate={candidate} />
        </span>
      </span>
      {number > 9 || !mayBeChosen ? null : (
        <Kbd size="xs" aria-hidden>
          {number}
        </Kbd>
      )}
    </button>
  );
};

/** Which traits agree, as icons with words for those who hear the page. */
const Evidence = ({ candidate: { evidence } }: { candidate: CandidateView }) => {
  const { i18n } = useLingui();
  return evidence
    .filter(({ trait, agreement }) => agreement !== 'equal' && !(trait === 'birthPlace' && agreement === 'missing'))
    .map(({ trait, agreement }) => {
      const { icon: Icon, tone } = agreementLooks[agreement];
      return (
        <span key={trait} className={classes['doubt']} data-tone={tone} title={i18n._(agreementNames[agreement])}>
          <Icon size={13} aria-label={i18n._(agreementNames[agreement])} role="img" />
          {i18n._(traitNames[trait])}
        </span>
      );
    });
};
