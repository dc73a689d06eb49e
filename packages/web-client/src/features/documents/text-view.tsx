import { Trans } from '@lingui/react/macro';
import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { FailureMessage } from '../../ui/failure-message.tsx';
import { textQuery } from './attachment-queries.ts';
import classes from './attachment-viewer.module.css';

/** More than anyone reads on a screen; the rest is a download away. */
const SHOWN_CHARACTERS = 500_000;

export const TextView = ({ attachmentId }: { attachmentId: string }) => {
  const { data, error, refetch } = useQuery(textQuery(attachmentId));
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
