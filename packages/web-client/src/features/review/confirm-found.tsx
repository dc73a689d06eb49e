import { Trans, useLingui } from '@lingui/react/macro';
import type { FoundPatient, Trait } from '@mailroom/contracts';
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { listFormat } from '../../platform/language/intl-formats.ts';
import { isolate } from '../../platform/language/show-controls.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import classes from './finder.module.css';
import { nameOf } from './patient-name.ts';
import { traitNames } from './review-words.ts';

interface ConfirmFoundProps {
  patient: FoundPatient;
  /** In which the patient contradicts the document. */
  differing: readonly Trait[];
  isChoosing: boolean;
  onConfirm: () => void;
  onBack: () => void;
}

/** Asks once more before a patient is chosen whom the document contradicts: it may be somebody else's. */
export const ConfirmFound = ({ patient, differing, isChoosing, onConfirm, onBack }: ConfirmFoundProps) => {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const name = isolate(nameOf(patient, t`No name`));
  const traits = listFormat(language, {}).format(differing.map((trait) => i18n._(traitNames[trait])));
  return (
    <div role="group" aria-label={t`Choose nevertheless?`} className={classes['confirm']}>
      <p className={classes['question']}>
        <IconAlertTriangle size={16} aria-hidden />
        <span>
          <Trans>
            <strong>{name}</strong> differs from the document: {traits}. Compare above, and choose only if the document
            is mistaken.
          </Trans>
        </span>
      </p>
      <div className={classes['buttons']}>
        {/* The way back has the focus, so that one Enter too many chooses nobody. */}
        <Button size="compact-sm" variant="default" autoFocus onClick={onBack}>
          <Trans>Back to those found</Trans>
        </Button>
        <Button size="compact-sm" loading={isChoosing} onClick={onConfirm}>
          <Trans>Choose nevertheless</Trans>
        </Button>
      </div>
    </div>
  );
};
