import { Trans, useLingui } from '@lingui/react/macro';
import type { IncidentRow } from '@mailroom/contracts';
import { Anchor, Button, Skeleton } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, Suspense } from 'react';
import { formatInstant } from '../../platform/language/format-instant.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { FailureMessage } from '../../ui/failure-message.tsx';
import { FullMessage } from '../../ui/full-message.tsx';
import { SidePage } from '../../ui/side-page.tsx';
import { ToneLabel } from '../../ui/tone-label.tsx';
import { SharedIdentifiers } from '../intake/index.ts';
import { useMay } from '../session/index.ts';
import { CallIncident } from './call-incident.tsx';
import classes from './incidents.module.css';
import { incidentsQuery } from './incidents-query.ts';
import { RestrictedOpenings } from './restricted-openings.tsx';
import { troubleSentences } from './trouble-sentences.ts';
import { useRedriveEffect } from './use-redrive-effect.ts';

/** What the hospital's record did not do, with the reason and a way on: one line however often it was tried. */
export const IncidentsPage = ({ header }: { header: ReactNode }) => {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(incidentsQuery);
  const may = useMay();
  return (
    <SidePage
      header={header}
      title={t`Incidents`}
      lead={
        <Trans>What the hospital's record did not do and needs somebody. Nothing is sent twice by trying again.</Trans>
      }
    >
      {error && !data ? <FailureMessage error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton height={120} /> : null}
      {data?.rows.length === 0 && data.calls.length === 0 ? (
        <div>
          <FullMessage icon={IconCircleCheck} title={t`No incident is open`}>
            <Trans>Everything that was decided has reached the record, or is on its way.</Trans>
          </FullMessage>
        </div>
      ) : null}
      <ul className={classes['list']} aria-label={t`Incidents`}>
        {data?.calls.map((incident) => (
          <CallIncident key={incident.id} incident={incident} />
        ))}
        {data?.rows.map((incident) => (
          <Incident key={incident.id} incident={incident} />
        ))}
      </ul>
      {may('noteRestrictedOpening') ? <RestrictedOpenings /> : null}
      {may('noteSharedIdentifier') ? (
        <Suspense>
          <SharedIdentifiers />
        </Suspense>
      ) : null}
    </SidePage>
  );
};

const Incident = ({ incident }: { incident: IncidentRow }) => {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const { mutate, isPending } = useRedriveEffect();
  const may = useMay();
  const { id, kind, trouble, attempts, openedAt, documentId, documentTitle, patientName, restriction } = incident;
  const name = restriction === null ? patientName : t`Restricted`;
  return (
    <li className={classes['incident']}>
      <div className={classes['what']}>
        <ToneLabel icon={IconAlertTriangle} tone="bad">
          {kind === 'integration' ? t`Not filed` : t`Not recalled`}
        </ToneLabel>
        <strong>{name === null ? t`No patient read` : <AsWritten>{name}</AsWritten>}</strong>
        <Anchor renderRoot={(props) => <Link to="/" search={{ document: documentId }} {...props} />}>
          {restriction === null ? <AsWritten>{documentTitle}</AsWritten> : <Trans>Restricted document</Trans>}
        </Anchor>
        <p className={classes['why']}>{i18n._(troubleSentences[trouble])}</p>
        <span className={classes['when']}>
          <Trans>
            Since <time dateTime={openedAt}>{formatInstant(openedAt, language)}</time> · attempts: {attempts}
          </Trans>
        </span>
      </div>
      {may('redriveEffect') ? (
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} aria-hidden />}
          loading={isPending}
          onClick={() => mutate({ incidentId: id })}
        >
          <Trans>Try again</Trans>
        </Button>
      ) : (
        <span className={classes['when']}>
          <Trans>A supervisor tries this again.</Trans>
        </span>
      )}
    </li>
  );
};
