import { Trans, useLingui } from '@lingui/react/macro';
import type { FoundPatient } from '@mailroom/contracts';
import type { KeyboardEvent, Ref } from 'react';
import { isolate } from '../../platform/language/show-controls.ts';
import classes from './candidates.module.css';
import { PatientChoice } from './patient-choice.tsx';
import { nameOf } from './patient-name.ts';

interface FoundListProps {
  ref: Ref<HTMLDivElement>;
  found: readonly FoundPatient[];
  /** The candidate who is compared, if any of these is. */
  comparedId: string | null;
  onCompare: (patient: FoundPatient) => void;
  onChoose: (patient: FoundPatient) => void;
  /** Upwards from the first. */
  onLeave: () => void;
}

/** Whom a search found: arrows lead from one to the next, and Enter chooses whom the comparison shows. */
export const FoundList = ({ ref, found, comparedId, onCompare, onChoose, onLeave }: FoundListProps) => {
  const { t } = useLingui();
  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button:enabled')];
    const place = buttons.findIndex((button) => button === document.activeElement) + step;
    if (place < 0) onLeave();
    else buttons[place]?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- The keys are those of the buttons in it.
    <div ref={ref} role="group" aria-label={t`Patients found`} className={classes['list']} onKeyDown={press}>
      {found.map((patient) => (
        <PatientChoice
          key={patient.fhirId}
          patient={patient}
          isChosen={false}
          isCompared={patient.fhirId === comparedId}
          mayBeChosen={patient.isActive && patient.replacedByFhirId === null}
          digit={null}
          remarks={<Remarks patient={patient} found={found} />}
          onCompare={() => onCompare(patient)}
          onChoose={() => onChoose(patient)}
        />
      ))}
    </div>
  );
};

const Remarks = ({ patient, found }: { patient: FoundPatient; found: readonly FoundPatient[] }) => {
  const { t } = useLingui();
  const survivor = found.find(({ fhirId }) => fhirId === patient.replacedByFhirId);
  const heir = survivor ? isolate(nameOf(survivor, t`No name`)) : null;
  return (
    <>
      {patient.replacedByFhirId === null ? null : (
        <span className={classes['closed']}>
          {heir === null ? <Trans>Merged into another record</Trans> : <Trans>Merged into the record of {heir}</Trans>}
        </span>
      )}
      {patient.isDeceased ? (
        <span className={classes['grade']}>
          <Trans>Deceased</Trans>
        </span>
      ) : null}
    </>
  );
};
