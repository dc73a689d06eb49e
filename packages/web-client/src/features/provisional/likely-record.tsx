import { Trans, useLingui } from '@lingui/react/macro';
import type { LikelyRecordView, ProvisionalPatientRow, Trait } from '@mailroom/contracts';
import { Button } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { formatPartialDate } from '../../platform/language/format-partial-date.ts';
import { isolate } from '../../platform/language/show-controls.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { AgreementLabel, gradeNames, nameOf, traitNames } from '../review/index.ts';
import classes from './provisional.module.css';

type Person = Pick<LikelyRecordView, 'family' | 'given' | 'birthDate'>;
const COMPARED = ['family', 'given', 'birthDate'] as const satisfies readonly Trait[];

interface LikelyRecordProps {
  record: LikelyRecordView;
  person: ProvisionalPatientRow['person'];
  /** Null for whoever may not say so. */
  onMerge: (() => void) | null;
}

/** A record that may be the real one, trait by trait. */
export const LikelyRecord = ({ record, person, onMerge }: LikelyRecordProps) => {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const { grade, evidence, isActive, isRuledOut, medicalRecordNumber } = record;
  const name = nameOf(record, t`No name`);
  const valueOf = (one: Person, trait: (typeof COMPARED)[number]): string => {
    if (trait === 'birthDate') return one.birthDate === null ? '–' : formatPartialDate(one.birthDate, language);
    return (trait === 'family' ? one.family : one.given.join(' ')) || '–';
  };
  return (
    <section className={classes['likely']} aria-label={isolate(name)}>
      <div className={classes['likelyHead']}>
        <span>
          <strong>
            <AsWritten>{name}</AsWritten>
          </strong>{' '}
          {medicalRecordNumber === null ? null : <AsWritten>{medicalRecordNumber}</AsWritten>}{' '}
          <span className={classes['when']}>
            {i18n._(gradeNames[grade])}
            {isRuledOut ? ` · ${t`was in the record when the patient was created`}` : ''}
          </span>
        </span>
        {isActive && onMerge !== null ? (
          <Button
            size="xs"
            variant={isRuledOut ? 'default' : 'filled'}
            leftSection={<IconUserCheck size={16} aria-hidden />}
            onClick={onMerge}
          >
            <Trans>It is this one</Trans>
          </Button>
        ) : isActive ? null : (
          <Trans>Record closed</Trans>
        )}
      </div>
      <table className={classes['traits']}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Trait</Trans>
            </th>
            <th scope="col">
              <Trans>Provisional</Trans>
            </th>
            <th scope="col">
              <Trans>In the record</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {COMPARED.map((trait) => {
            const agreement = evidence.find((one) => one.trait === trait)?.agreement;
            return (
              <tr key={trait}>
                <th scope="row">
                  {i18n._(traitNames[trait])}
                  {agreement === undefined ? null : <AgreementLabel agreement={agreement} />}
                </th>
                <td>
                  <AsWritten>{valueOf(person, trait)}</AsWritten>
                </td>
                <td>
                  <AsWritten>{valueOf(record, trait)}</AsWritten>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
};
