import { Trans, useLingui } from '@lingui/react/macro';
import type { Correction, MetadataView } from '@mailroom/contracts';
import { ActionIcon, VisuallyHidden } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import { formatInstant } from '../../platform/language/format-instant.ts';
import { isolate } from '../../platform/language/show-controls.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { AgreementLabel } from './agreement-label.tsx';
import { AssumedSystems } from './assumed-systems.tsx';
import type { TraitRow } from './compare-traits.ts';
import classes from './comparison.module.css';
import type { CorrectionDraft } from './correction-draft.ts';
import { traitNames } from './review-words.ts';
import { TraitValue } from './trait-value.tsx';
import { WrittenRemarks } from './written-remarks.tsx';

interface ComparisonTableProps {
  rows: readonly TraitRow[];
  metadata: MetadataView;
  /** The systems of the hospital's own numbers. */
  own: readonly string[];
  /** Null while nothing may be corrected. */
  onCorrect: ((trait: Correction['trait']) => void) | null;
  /** Corrections that were typed and not saved. */
  left: readonly CorrectionDraft[];
  /** The form below the trait that is being corrected. */
  editor: { trait: Correction['trait']; form: ReactNode } | null;
}

/** Identity as read beside identity as known, trait by trait. */
export const ComparisonTable = ({ rows, metadata, own, onCorrect, left, editor }: ComparisonTableProps) => {
  const { t } = useLingui();
  const isCompared = rows.some(({ inRecord }) => inRecord !== null);
  return (
    <table className={classes['table']}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Trait</Trans>
          </th>
          <th scope="col">
            <Trans>On the document</Trans>
          </th>
          {isCompared ? (
            <th scope="col">
              <Trans>In the record</Trans>
            </th>
          ) : null}
          <th scope="col">
            <VisuallyHidden>{t`Correct`}</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Fragment key={row.trait}>
            <Row
              row={row}
              metadata={metadata}
              own={own}
              onCorrect={onCorrect}
              left={left.find(({ trait }) => trait === row.trait)}
            />
            {editor?.trait === row.trait ? (
              <tr className={classes['editing']}>
                <td colSpan={isCompared ? 4 : 3}>{editor.form}</td>
              </tr>
            ) : null}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
};

interface RowProps extends Pick<ComparisonTableProps, 'metadata' | 'onCorrect' | 'own'> {
  row: TraitRow;
  left: CorrectionDraft | undefined;
}

const Row = ({ row, metadata, own, onCorrect, left }: RowProps) => {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const { trait, onDocument, inRecord, birthNameInRecord, agreement, corrected, isOnlyWritten } = row;
  const name = i18n._(traitNames[trait]);
  return (
    <tr data-agreement={agreement ?? 'none'}>
      <th scope="row">
        {name}
        {agreement === null ? null : (
          <span className={classes['agreement']}>
            <AgreementLabel agreement={agreement} />
          </span>
        )}
      </th>
      <td className={classes['read']}>
        {isOnlyWritten ? null : <TraitValue value={onDocument} own={own} />}
        <AssumedSystems row={row} own={own} />
        <WrittenRemarks metadata={metadata} row={row} />
        {left === undefined ? null : (
          <span className={classes['left']}>{t`Typed, not saved: ${isolate(left.texts.join(' '))}`}</span>
        )}
        {corrected === null ? null : (
          <span className={classes['corrected']} title={formatInstant(corrected.correctedAt, language)}>
            <Trans>
              Read as <TraitValue value={corrected.asRead} own={own} />; corrected by{' '}
              {isolate(corrected.correctedByName)}
            </Trans>
          </span>
        )}
      </td>
      {inRecord === null ? null : (
        <td className={classes['known']}>
          <TraitValue value={inRecord} own={own} />
          {birthNameInRecord === null ? null : (
            <span className={classes['corrected']}>
              {trait === 'given'
                ? t`at birth: ${isolate(birthNameInRecord)}`
                : t`birth name: ${isolate(birthNameInRecord)}`}
            </span>
          )}
        </td>
      )}
      <td className={classes['act']}>
        {onCorrect === null ? null : (
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t`Correct: ${name}`}
            title={t`Correct: ${name}`}
            data-correct={trait}
            onClick={() => onCorrect(trait)}
          >
            <IconPencil size={14} aria-hidden />
          </ActionIcon>
        )}
      </td>
    </tr>
  );
};
