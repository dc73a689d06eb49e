import { Trans, useLingui } from '@lingui/react/macro';
import type { DocumentView, Freshness } from '@mailroom/contracts';
import { ActionIcon, Button } from '@mantine/core';
import { IconClockExclamation, IconCloudOff, IconRefresh, IconShieldCheck, type TablerIcon } from '@tabler/icons-react';
import { andPassFocus } from '../../platform/keys/pass-focus.ts';
import { formatInstant } from '../../platform/language/format-instant.ts';
import { isolate } from '../../platform/language/show-controls.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { type Tone, ToneLabel } from '../../ui/tone-label.tsx';
import { VerificationLabel } from '../documents/index.ts';
import classes from './identity.module.css';
import { freshnessNames } from './review-words.ts';
import { useVerifyAgain } from './use-document-marks.ts';

const looks: Record<Freshness, { icon: TablerIcon; tone: Tone }> = {
  verified: { icon: IconShieldCheck, tone: 'good' },
  stale: { icon: IconClockExclamation, tone: 'warn' },
  unavailable: { icon: IconCloudOff, tone: 'warn' },
};

interface FreshnessLineProps {
  documentId: string;
  document: DocumentView;
  mayAsk: boolean;
}

/** What the check found, how fresh that is, and a way to ask again. */
export const FreshnessLine = ({ documentId, document: { verification }, mayAsk }: FreshnessLineProps) => {
  const { i18n, t } = useLingui();
  const language = useLanguage();
  const { mutate, isPending } = useVerifyAgain();
  // The answer may replace the button, so the focus is moved first.
  const checkAgain = andPassFocus(() => mutate({ documentId }));
  // A provisional patient is not in the hospital's records, so no check of theirs can be fresh or stale.
  const freshness = verification?.outcome === 'provisional' ? null : (verification?.freshness ?? null);
  const checked = verification?.checkedAt ? formatInstant(verification.checkedAt, language) : null;
  return (
    <div className={classes['freshness']} role="status">
      <VerificationLabel outcome={verification?.outcome ?? 'pending'} />
      {freshness === null ? null : (
        <span title={checked ?? undefined}>
          <ToneLabel {...looks[freshness]}>
            {i18n._(freshnessNames[freshness])}
            {checked === null ? null : ` · ${checked}`}
          </ToneLabel>
        </span>
      )}
      {verification?.chosenByName ? <span>{t`chosen by ${isolate(verification.chosenByName)}`}</span> : null}
      {mayAsk && freshness === 'verified' ? (
        <ActionIcon
          size="sm"
          variant="subtle"
          color="gray"
          aria-label={t`Check again`}
          title={t`Check again`}
          loading={isPending}
          onClick={checkAgain}
        >
          <IconRefresh size={14} aria-hidden />
        </ActionIcon>
      ) : null}
      {mayAsk && freshness !== 'verified' && verification?.outcome !== 'provisional' ? (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconRefresh size={14} aria-hidden />}
          loading={isPending}
          onClick={checkAgain}
        >
          <Trans>Check again</Trans>
        </Button>
      ) : null}
    </div>
  );
};
