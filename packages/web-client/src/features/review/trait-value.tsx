import { Trans, useLingui } from '@lingui/react/macro';
import type { Correction, PatientIdentifier } from '@mailroom/contracts';
import { formatPartialDate } from '../../platform/language/format-partial-date.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { sexNames } from '../documents/index.ts';
import classes from './comparison.module.css';

const Absent = () => (
  <span className={classes['absent']}>
    <Trans>Not stated</Trans>
  </span>
);

/** The value of a trait in words; "Not stated" if it has none. */
export const TraitValue = ({ value: stated }: { value: Correction }) => {
  const { i18n } = useLingui();
  const language = useLanguage();
  if (stated.trait === 'identifier') {
    return stated.value.length === 0 ? <Absent /> : stated.value.map(toIdentifier);
  }
  if (stated.trait === 'given')
    return stated.value.length === 0 ? <Absent /> : <AsWritten>{stated.value.join(' ')}</AsWritten>;
  if (stated.value === null) return <Absent />;
  if (stated.trait === 'birthDate') return formatPartialDate(stated.value, language);
  return stated.trait === 'sex' ? i18n._(sexNames[stated.value]) : <AsWritten>{stated.value}</AsWritten>;
};

const toIdentifier = ({ system, value }: PatientIdentifier) => (
  <span key={`${system}|${value}`} className={classes['identifier']} title={system ?? undefined}>
    <AsWritten>{value}</AsWritten>
  </span>
);
