import { Trans, useLingui } from '@lingui/react/macro';
import type { SessionView } from '@mailroom/contracts';
import { Button, Group, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { putOffChoice, useFacilityLeft } from '../../platform/rpc/tab-facility.ts';
import { trpcClient } from '../../platform/rpc/trpc.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureMessage } from '../../ui/failure-message.tsx';
import { comeBack, goToWorklist, useEnterFacility } from './use-enter-facility.ts';

/** Says that one works at another facility by now, in another tab, and leads there or back. Nothing is done here meanwhile. */
export const FacilityLeft = ({ session }: { session: SessionView }) =>
  useFacilityLeft() ? <Choice session={session} onClose={putOffChoice} /> : null;

/** Beside the cache's own session, which this page was painted with. */
const PRESENT = {
  queryKey: ['present session'],
  queryFn: () => trpcClient.session.readSession.query({}),
  staleTime: 0,
  gcTime: 0,
};

const Choice = ({ session: { facilityId, facilityName }, onClose }: { session: SessionView; onClose: () => void }) => {
  const { t } = useLingui();
  const present = useQuery(PRESENT).data?.session?.facilityName;
  const back = useEnterFacility(comeBack);
  return (
    <Dialog title={t`You now work at another hospital`} closeLabel={t`Close`} onClose={onClose}>
      {present === undefined ? (
        <Skeleton height={48} />
      ) : (
        <p>
          <Trans>
            In another tab you went on to <AsWritten>{present}</AsWritten>. This page still shows{' '}
            <AsWritten>{facilityName}</AsWritten>: nothing more is done here until you choose.
          </Trans>
        </p>
      )}
      {back.error ? <FailureMessage error={back.error} /> : null}
      <Group justify="flex-end">
        <Button variant="default" loading={back.isPending} onClick={() => back.mutate({ facilityId })}>
          <span>
            <Trans>
              Back to <AsWritten>{facilityName}</AsWritten>
            </Trans>
          </span>
        </Button>
        <Button data-autofocus onClick={goToWorklist}>
          {present === undefined ? (
            <Trans>Go there</Trans>
          ) : (
            <span>
              <Trans>
                Go to <AsWritten>{present}</AsWritten>
              </Trans>
            </span>
          )}
        </Button>
      </Group>
    </Dialog>
  );
};
