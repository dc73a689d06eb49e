import { Trans, useLingui } from '@lingui/react/macro';
import type { ProvisionalPatientRow } from '@mailroom/contracts';
import { Anchor, Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { formatInstant } from '../../platform/language/format-instant.ts';
import { formatPartialDate } from '../../platform/language/format-partial-date.ts';
import { isolate } from '../../platform/language/show-controls.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { StatusLabel } from '../documents/index.ts';
import { nameOf, provisionalReasonNames } from '../review/index.ts';
import { useMay } from '../session/index.ts';
import { LikelyRecord } from './likely-record.tsx';
import { MergeState } from './merge-state.tsx';
import classes from './provisional.module.css';
import { useProvisionalChanges } from './use-provisional-changes.ts';

/** Somebody who was made here: by whom and why, their documents, and who may be the real one. */
export const ProvisionalPatient = ({ row }: { row: ProvisionalPatientRow }) => {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const changes = useProvisionalChanges();
  const may = useMay();
  const { id, person, madeAt, madeByName, reason, likelyRecords, mergeDueAt } = row;
  const name = nameOf(person, t`No name`);
  const { isAnswered } = changes.search.data ?? { isAnswered: true };
  return (
    <li className={classes['patient']} aria-label={isolate(name)}>
      <div className={classes['who']}>
        <strong>
          <AsWritten>{name}</AsWritten>
        </strong>
        {person.birthDate === null ? null : <span>{formatPartialDate(person.birthDate, language)}</span>}
        <span className={classes['when']}>
          <Trans>
            Created by {isolate(madeByName)}, <time dateTime={madeAt}>{formatInstant(madeAt, language)}</time>
          </Trans>
          {reason === null ? null : ` · ${i18n._(provisionalReasonNames[reason])}`}
        </span>
      </div>
      <ul className={classes['documents']} aria-label={t`Documents`}>
        {person.documents.map(({ documentId, title, status }) => (
          <li key={documentId}>
            <Anchor renderRoot={(props) => <Link to="/" search={{ document: documentId }} {...props} />}>
              <AsWritten>{title}</AsWritten>
            </Anchor>{' '}
            <StatusLabel status={status} />
          </li>
        ))}
      </ul>
      {mergeDueAt === null ? (
        <>
          {likelyRecords.map((record) => (
            <LikelyRecord
              key={record.patientId}
              record={record}
              person={person}
              onMerge={
                may('mergeProvisionalPatient')
                  ? () => changes.merge.mutate({ provisionalPatientId: id, patientId: record.patientId })
                  : null
              }
            />
          ))}
          <div className={classes['look']}>
            <span role="status">
              {likelyRecords.length === 0 ? <Trans>No record like this one has appeared.</Trans> : null}{' '}
              {isAnswered ? null : <Trans>The record does not answer now. Search again in a moment.</Trans>}
            </span>
            {may('searchRealRecord') ? (
              <Button
                size="xs"
                variant="default"
                leftSection={<IconRefresh size={16} aria-hidden />}
                loading={changes.search.isPending}
                onClick={() => changes.search.mutate({ provisionalPatientId: id })}
              >
                <Trans>Search the record now</Trans>
              </Button>
            ) : null}
          </div>
        </>
      ) : (
        <MergeState
          dueAt={mergeDueAt}
          mayUndo={may('undoMerge')}
          onUndo={() => changes.undo.mutate({ provisionalPatientId: id })}
        />
      )}
    </li>
  );
};
