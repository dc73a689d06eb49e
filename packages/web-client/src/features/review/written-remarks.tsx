import { Trans } from '@lingui/react/macro';
import type { MetadataView } from '@mailroom/contracts';
import { AsWritten } from '../../ui/as-written.tsx';
import type { TraitRow } from './compare-traits.ts';
import classes from './comparison.module.css';

interface WrittenRemarksProps {
  metadata: MetadataView;
  row: TraitRow;
}

/** What a document says of a trait besides its value: another name of the person, or a text that was not understood. */
export const WrittenRemarks = ({ metadata, row: { trait, notUnderstood } }: WrittenRemarksProps) => {
  const { patientNameText, patientBirthFamily, patientUsedFamily, patientUsedGiven } = metadata;
  return (
    <>
      {notUnderstood.map((written) => (
        <span key={written} className={classes['corrected']}>
          <Trans>
            Written, and not understood: <AsWritten>{written}</AsWritten>
          </Trans>
        </span>
      ))}
      {(trait === 'family' || trait === 'given') && patientNameText !== null ? (
        <span className={classes['corrected']}>
          <Trans>
            Written as one text: <AsWritten>{patientNameText}</AsWritten>
          </Trans>
        </span>
      ) : null}
      {trait === 'family' && patientBirthFamily !== null && patientUsedFamily !== null ? (
        <span className={classes['corrected']}>
          <Trans>
            At birth <AsWritten>{patientBirthFamily}</AsWritten>, in use <AsWritten>{patientUsedFamily}</AsWritten>
          </Trans>
        </span>
      ) : null}
      {trait === 'given' && patientUsedGiven.length > 0 ? (
        <span className={classes['corrected']}>
          <Trans>
            In use <AsWritten>{patientUsedGiven.join(' ')}</AsWritten>
          </Trans>
        </span>
      ) : null}
    </>
  );
};
