import { useLingui } from '@lingui/react/macro';
import type { NarrativeSection } from '@mailroom/contracts';
import { Skeleton, Stack } from '@mantine/core';
import { IconFileOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { isRefusedWith } from '../../platform/errors/failure.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { FailureMessage } from '../../ui/failure-message.tsx';
import { FullMessage } from '../../ui/full-message.tsx';
import { narrativeQuery } from './attachment-queries.ts';
import classes from './narrative.module.css';
import { NarrativeBlocks } from './narrative-blocks.tsx';

/** A narrative that is missing is made by a job that reads the document again; it does about a hundred a minute. */
const ASK_AGAIN_MILLISECONDS = 5000;

/** The text of a CDA document, painted from its structure: what the sender wrote is only ever text. */
export const NarrativeView = ({ attachmentId }: { attachmentId: string }) => {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery({
    ...narrativeQuery(attachmentId),
    refetchInterval: ({ state }) => (isRefusedWith(state.error, 'NarrativeAwaited') ? ASK_AGAIN_MILLISECONDS : false),
  });
  if (error) return <FailureMessage error={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <Stack gap="sm">
        <Skeleton height={24} width="40%" />
        <Skeleton height={140} />
        <Skeleton height={200} />
      </Stack>
    );
  }
  if (data.sections.length === 0) return <FullMessage icon={IconFileOff} title={t`This document has no text`} />;
  return (
    <article className={classes['sheet']}>
      {data.sections.map((section, index) => (
        // Sections are read once and never reordered, and nothing else tells them apart.
        // oxlint-disable-next-line react/no-array-index-key -- see above
        <Section key={index} section={section} />
      ))}
    </article>
  );
};

/** The pane's title is the second level of the page, so a document's own sections start at the third. */
const HEADINGS = ['h3', 'h4', 'h5', 'h6'] as const;

const Section = ({ section: { depth, title, blocks } }: { section: NarrativeSection }) => {
  const Heading = HEADINGS[Math.min(depth, HEADINGS.length) - 1] ?? 'h6';
  return (
    <section className={classes['section']}>
      {title === null ? null : (
        <Heading className={classes['heading']} data-depth={Math.min(depth, 3)}>
          <AsWritten>{title}</AsWritten>
        </Heading>
      )}
      <NarrativeBlocks blocks={blocks} />
    </section>
  );
};
