import { Trans, useLingui } from '@lingui/react/macro';
import type { Correction, PatientIdentifier } from '@mailroom/contracts';
import { formatPartialDate } from '../../platform/language/format-partial-date.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { sexNames } from '../documents/index.ts';
import classes from './comparison.module.css';
import { nameOfSystem } from './identifier-systems.ts';

const Absent = () => (
  <span className={classes['absent']}>
    <Trans>Not stated</Trans>
  </span>
);

interface TraitValueProps {
  value: Correction;
  /** The systems of the hospital's own numbers. */
  own: readonly string[];
}

/** The value of a trait in words; "Not stated" if it has none. */
export const TraitValue = ({ value: stated, own }: TraitValueProps) => {
  const { i18n } = useLingui();
  const language = useLanguage();
  if (stated.trait === 'identifier') {
    return stated.value.length === 0 ? (
      <Absent />
    ) : (
      stated.value.map((one) => <Identifier key={`${one.system}|${one.value}`} identifier={one} own={own} />)
    );
  }
  if (stated.trait === 'given')
    return stated.value.length === 0 ? <Absent /> : <AsWritten>{stated.value.join(' ')}</AsWritten>;
  if (stated.value === null) return <Absent />;
  if (stated.trait === 'birthDate') return formatPartialDate(stated.value, language);
  return stated.trait === 'sex' ? i18n._(sexNames[stated.value]) : <AsWritten>{stated.value}</AsWritten>;
};

interface IdentifierProps {
  identifier: PatientIdentifier;
  own: readonly string[];
}

/** A number with the name of who gave it out; a system that has none is seen by who points at the number. */
const Identifier = ({ identifier: { system, value }, own }: IdentifierProps) => {
  const { i18n } = useLingui();
  const name = system === null ? null : nameOfSystem(system, own);
  return (
    <span className={classes['identifier']} title={system ?? undefined}>
      <AsWritten>{value}</AsWritten>
      {name === null ? null : <span className={classes['system']}>{i18n._(name)}</span>}
    </span>
  );
};
