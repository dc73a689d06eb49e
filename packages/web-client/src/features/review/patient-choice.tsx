import { Trans, useLingui } from '@lingui/react/macro';
import type { CandidateView } from '@mailroom/contracts';
import { Kbd } from '@mantine/core';
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatPartialDate } from '../../platform/language/format-partial-date.ts';
import { isolate } from '../../platform/language/show-controls.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { agreementLooks } from './agreement-label.tsx';
import classes from './candidates.module.css';
import type { ComparedPatient } from './compare-traits.ts';
import { nameOf } from './patient-name.ts';
import { agreementNames, gradeNames, traitNames } from './review-words.ts';

interface PatientChoiceProps {
  patient: ComparedPatient;
  isProvisional?: boolean;
  isChosen: boolean;
  /** Whether their traits stand in the comparison. */
  isCompared: boolean;
  mayBeChosen: boolean;
  /** The number key that chooses them. */
  digit: number | null;
  /** What else keeps them from being chosen, or has to be known before. */
  remarks?: ReactNode;
  onCompare: () => void;
  onChoose: () => void;
}

/** A patient whom the document may be about, and in which traits the two do not agree. */
export const PatientChoice = (props: PatientChoiceProps) => {
  const { patient, isProvisional = false, isChosen, isCompared, mayBeChosen, digit, remarks } = props;
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const { birthDate, birthFamily, formerFamilies, identifiers, grade, isActive, isUnderstood } = patient;
  const Mark = isChosen ? IconCircleCheckFilled : IconCircle;
  const formerNames = formerFamilies.join(', ');
  const firstNumber = identifiers[0]?.value;
  return (
    <button
      type="button"
      className={classes['candidate']}
      aria-pressed={isChosen}
      data-compared={isCompared}
      disabled={!mayBeChosen}
      onFocus={props.onCompare}
      onClick={props.onChoose}
    >
      <Mark size={18} aria-hidden className={classes['mark']} />
      <span className={classes['who']}>
        <strong>
          <AsWritten>{nameOf(patient, t`No name`)}</AsWritten>
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
          {remarks}
          {isUnderstood ? null : (
            <span className={classes['closed']}>
              <Trans>Record not fully readable: compare it in the hospital's system</Trans>
            </span>
          )}
          <Evidence evidence={patient.evidence} />
        </span>
      </span>
      {digit === null || !mayBeChosen ? null : (
        <Kbd size="xs" aria-hidden>
          {digit}
        </Kbd>
      )}
    </button>
  );
};

/** Which traits agree, as icons with words for those who hear the page. */
const Evidence = ({ evidence }: Pick<CandidateView, 'evidence'>) => {
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
