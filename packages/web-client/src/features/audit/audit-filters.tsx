import { Trans, useLingui } from '@lingui/react/macro';
import type { AuditAction } from '@mailroom/contracts';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { AsWritten } from '../../ui/as-written.tsx';
import { auditSentences } from '../documents/index.ts';
import classes from './audit.module.css';
import { type Narrowed, NOT_NARROWED } from './audit-filter.ts';
import { shortId } from './short-id.ts';

// The keys of a record of every action are the actions.
const ACTIONS = Object.keys(auditSentences) as AuditAction[];

interface AuditFiltersProps {
  narrowed: Narrowed;
  narrow: (change: Partial<Narrowed>) => void;
}

/** What the audit is narrowed to. A person and a document are chosen in the list. */
export const AuditFilters = ({ narrowed, narrow }: AuditFiltersProps) => {
  const { t, i18n } = useLingui();
  const { actor, action, firstDay, lastDay, documentId, isWholePatient } = narrowed;
  const actions = ACTIONS.map((value) => ({ value, label: i18n._(auditSentences[value]) }));
  return (
    <search className={classes['filters']}>
      <NativeSelect
        label={t`Action`}
        value={action ?? ''}
        data={[{ value: '', label: t`Every action` }, ...actions]}
        onChange={({ currentTarget }) => narrow({ action: ACTIONS.find((one) => one === currentTarget.value) ?? null })}
      />
      <TextInput
        type="date"
        label={t`From`}
        value={firstDay}
        onChange={({ currentTarget }) => narrow({ firstDay: currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t`To, included`}
        value={lastDay}
        onChange={({ currentTarget }) => narrow({ lastDay: currentTarget.value })}
      />
      {documentId === null ? null : (
        <Checkbox
          className={classes['patient'] ?? ''}
          label={t`All documents of the same patient`}
          checked={isWholePatient}
          onChange={({ currentTarget }) => narrow({ isWholePatient: currentTarget.checked })}
        />
      )}
      <div className={classes['narrowed']} role="status">
        {actor === null ? null : (
          <span>
            <Trans>
              By <AsWritten>{actor.name}</AsWritten>
            </Trans>
          </span>
        )}
        {documentId === null ? null : <span>{t`Document ${shortId(documentId)}`}</span>}
        {JSON.stringify(narrowed) === JSON.stringify(NOT_NARROWED) ? null : (
          <Button variant="subtle" size="compact-sm" onClick={() => narrow(NOT_NARROWED)}>
            <Trans>Show everything</Trans>
          </Button>
        )}
      </div>
    </search>
  );
};
