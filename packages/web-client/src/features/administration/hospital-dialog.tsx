import { useLingui } from '@lingui/react/macro';
import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { showControls } from '../../platform/language/show-controls.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureMessage } from '../../ui/failure-message.tsx';
import { ConnectionForm } from './connection-form.tsx';
import { HospitalAdministrators } from './hospital-administrators.tsx';
import { useFacilityChanges } from './use-operator-changes.ts';

interface HospitalDialogProps {
  facilityId: string;
  onClose: () => void;
}

/** How a hospital is set up from outside: who administers it, and where its record is. The form begins anew with what holds once somebody changed it. */
export const HospitalDialog = ({ facilityId, onClose }: HospitalDialogProps) => {
  const { t } = useLingui();
  const asked = trpc.administration.readHospital.queryOptions({ facilityId }, { staleTime: 0 });
  const { data, error, refetch } = useQuery(asked);
  const { connect } = useFacilityChanges();
  return (
    <Dialog onClose={onClose} title={showControls(data?.hospital.name ?? t`Hospital`)} closeLabel={t`Close`}>
      {error && !data ? <FailureMessage error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton height={200} /> : null}
      {data ? (
        <Stack gap="md">
          <HospitalAdministrators facilityId={facilityId} hospital={data.hospital} />
          <ConnectionForm
            key={data.hospital.connection?.version ?? 0}
            facilityId={facilityId}
            hospital={data.hospital}
            connect={connect}
          />
        </Stack>
      ) : null}
    </Dialog>
  );
};
