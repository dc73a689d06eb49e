import { Trans, useLingui } from '@lingui/react/macro';
import type { HoldView } from '@mailroom/contracts';
import { Button } from '@mantine/core';
import { IconGavel } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatInstant } from '../../platform/language/format-instant.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { useMay } from '../session/index.ts';
import classes from './holds.module.css';
import { ReasonDialog } from './reason-dialog.tsx';
import { useHoldChanges } from './use-hold-changes.ts';

const STALE_MS = 60_000;

/** The legal holds that keep a document; nothing while none does. */
export const HoldNotices = ({ documentId }: { documentId: string }) => {
  const { data } = useQuery(trpc.retention.listHolds.queryOptions({ documentId }, { staleTime: STALE_MS }));
  return data?.holds.map((hold) => <HoldNotice key={hold.id} hold={hold} />);
};

const HoldNotice = ({ hold: { id, scope, reason, placedByName, placedAt } }: { hold: HoldView }) => {
  const { t } = useLingui();
  const language = useLanguage();
  const may = useMay();
  const { lift } = useHoldChanges();
  const [isAsking, setAsking] = useState(false);
  const title = scope === 'document' ? t`Legal hold on this document` : t`Legal hold on everything of this patient`;
  return (
    <div className={classes['hold']} role="note">
      <IconGavel size={16} aria-hidden />
      <div className={classes['what']}>
        <strong>{title}</strong>
        <span>
          <AsWritten>{reason}</AsWritten>
        </span>
        <span className={classes['who']}>
          <AsWritten>{placedByName}</AsWritten>, <time dateTime={placedAt}>{formatInstant(placedAt, language)}</time>
        </span>
      </div>
      {may('liftHold') ? (
        <Button size="compact-xs" variant="default" onClick={() => setAsking(true)}>
          <Trans>Lift</Trans>
        </Button>
      ) : null}
      {isAsking ? (
        <ReasonDialog
          title={t`Lift the legal hold`}
          confirm={t`Lift the hold`}
          isPending={lift.isPending}
          error={lift.error}
          onConfirm={(why) => lift.mutate({ holdId: id, reason: why }, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        >
          <Trans>From then on the rules of retention hold for what it kept, and it can be erased.</Trans>
        </ReasonDialog>
      ) : null}
    </div>
  );
};
