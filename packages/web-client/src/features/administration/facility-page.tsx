import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../platform/rpc/trpc.ts';
import { FailureMessage } from '../../ui/failure-message.tsx';
import { FacilityForm } from './facility-form.tsx';
import { TimesForm } from './times-form.tsx';
import { useFacilityChanges } from './use-settings-changes.ts';

/** What the facility is called, where it is, and its times. */
export const FacilityPage = () => {
  const { data, error, refetch } = useQuery(trpc.administration.readFacility.queryOptions({}, { staleTime: 0 }));
  const { changeFacility, changeTimes } = useFacilityChanges();
  if (!data) return error ? <FailureMessage error={error} onRetry={() => void refetch()} /> : <Skeleton height={240} />;
  return (
    <Stack gap="xl">
      <FacilityForm facility={data} change={changeFacility} />
      <TimesForm times={data.times} change={changeTimes} />
    </Stack>
  );
};
