import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { CallIncidentRow, FhirCall } from '@mailroom/contracts';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { formatInstant } from '../../platform/language/format-instant.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { ToneLabel } from '../../ui/tone-label.tsx';
import classes from './incidents.module.css';

const callNames: Record<FhirCall, MessageDescriptor> = {
  'search-patients': msg`Searching for patients`,
  'read-patient': msg`Reading a patient's record`,
  'find-filed': msg`Looking for filed documents`,
  'read-filed': msg`Reading filed documents back`,
};

/** A kind of question that the hospital's server gives no usable answer to: nothing to decide here, it closes itself. */
export const CallIncident = ({ incident: { call, status, openedAt } }: { incident: CallIncidentRow }) => {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  return (
    <li className={classes['incident']}>
      <div className={classes['what']}>
        <ToneLabel icon={IconPlugConnectedX} tone="bad">
          {t`No usable answer`}
        </ToneLabel>
        <strong>{i18n._(callNames[call])}</strong>
        <p className={classes['why']}>
          <Trans>
            The hospital's server refuses this, or answers what cannot be used (HTTP {status}). Tell your IT department.
            Documents wait, and go on by themselves once it works.
          </Trans>
        </p>
        <span className={classes['when']}>
          <Trans>
            Since <time dateTime={openedAt}>{formatInstant(openedAt, language)}</time>
          </Trans>
        </span>
      </div>
    </li>
  );
};
