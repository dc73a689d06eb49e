import { Trans, useLingui } from '@lingui/react/macro';
import type { PatientIdentifier } from '@mailroom/contracts';
import { AsWritten } from '../../ui/as-written.tsx';
import type { TraitRow } from './compare-traits.ts';
import classes from './comparison.module.css';
import { assumedFor, nameOfSystem } from './identifier-systems.ts';

interface AssumedSystemsProps {
  row: TraitRow;
  /** The systems of the hospital's own numbers. */
  own: readonly string[];
}

/** Which of a document's numbers are compared as if they were of another system than the document says, or than it leaves out. */
export const AssumedSystems = ({ row: { onDocument, inRecord }, own }: AssumedSystemsProps) => {
  if (onDocument.trait !== 'identifier' || inRecord?.trait !== 'identifier') return null;
  const { value: numbers } = onDocument;
  return numbers.flatMap((read) => {
    const known = assumedFor(read, inRecord.value);
    const isOneOfSeveral = numbers.length > 1;
    return known === null ? (
      []
    ) : (
      <Assumed key={`${read.system}|${read.value}`} known={known} own={own} isOneOfSeveral={isOneOfSeveral} />
    );
  });
};

interface AssumedProps extends Pick<AssumedSystemsProps, 'own'> {
  known: PatientIdentifier;
  /** Then the number says which one is meant. */
  isOneOfSeveral: boolean;
}

const Assumed = ({ known: { system, value }, own, isOneOfSeveral }: AssumedProps) => {
  const { i18n, t } = useLingui();
  const name = system === null ? null : nameOfSystem(system, own);
  const called = name === null ? t`a number of the record` : i18n._(name);
  return (
    <span className={classes['left']}>
      {isOneOfSeveral ? (
        <Trans>
          <AsWritten>{value}</AsWritten>: {called} is assumed
        </Trans>
      ) : (
        t`${called} is assumed`
      )}
    </span>
  );
};
