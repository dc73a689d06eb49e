import { Trans, useLingui } from '@lingui/react/macro';
import type { DocumentView } from '@mailroom/contracts';
import { Button, Group } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { loadPart } from '../../platform/loading/load-part.ts';
import { Fact, RestrictionLabel } from '../documents/index.ts';
import { useMay } from '../session/index.ts';

const RestrictionDialog = lazy(() =>
  loadPart(() => import('./restriction-dialog.tsx')).then((module) => ({ default: module.RestrictionDialog })),
);

interface RestrictionFactProps {
  documentId: string;
  document: DocumentView;
}

/** Whether the document is restricted; a supervisor changes that. Nothing where it is not, and nobody could. */
export const RestrictionFact = ({ documentId, document: { restriction } }: RestrictionFactProps) => {
  const { t } = useLingui();
  const [isChanging, setChanging] = useState(false);
  const may = useMay();
  if (restriction === null && !may('restrictDocument')) return null;
  return (
    <Fact name={t`Restriction`}>
      <Group gap="xs">
        {restriction === null ? <Trans>None</Trans> : <RestrictionLabel restriction={restriction} />}
        {may('restrictDocument') ? (
          <Button size="compact-xs" variant="default" onClick={() => setChanging(true)}>
            <Trans>Change…</Trans>
          </Button>
        ) : null}
      </Group>
      {isChanging ? (
        <Suspense>
          <RestrictionDialog documentId={documentId} restriction={restriction} onClose={() => setChanging(false)} />
        </Suspense>
      ) : null}
    </Fact>
  );
};
