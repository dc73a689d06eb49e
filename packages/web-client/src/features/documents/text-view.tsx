import { Trans } from '@lingui/react/macro';
import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { FailureMessage } from '../../platform/failure-message.tsx';
import classes from './attachment-viewer.module.css';

/** More than anyone reads on a screen; the rest is a download away. */
const SHOWN_CHARACTERS = 500_000;

const readText = async (attachmentId: string, signal: AbortSignal): Promise<string> => {
  const response = await fetch(`/attachments/${attachmentId}`, { signal });
  if (!response.ok) throw new Error(`attachment answered ${response.status}`);
  return response.text();
};

export const TextView = ({ attachmentId }: { attachmentId: string }) => {
  const { data, error, refetch } = useQuery({
    queryKey: ['attachment-text', attachmentId],
    queryFn: ({ signal }) => readText(attachmentId, signal),
    // The bytes of an attachment never change.
    staleTime: Infinity,
  });
  if (error) return <FailureMessage error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={320} />;
  return (
    <>
      <pre className={classes['text']}>{data.slice(0, SHOWN_CHARACTERS)}</pre>
      {data.length > SHOWN_CHARACTERS ? (
        <Text c="dimmed" mt="sm">
          <Trans>This is only the beginning. Download the file to read the rest.</Trans>
        </Text>
      ) : null}
    </>
  );
};
