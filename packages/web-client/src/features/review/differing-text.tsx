import { Trans } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { AsWritten } from '../../ui/as-written.tsx';
import { narrativeQuery } from '../documents/index.ts';
import { compareLines, linesOf } from './compare-lines.ts';
import classes from './document-comparison.module.css';

/** The lines that only one of two texts has. */
export const DifferingText = ({ leftId, rightId }: { leftId: string; rightId: string }) => {
  const left = useQuery(narrativeQuery(leftId));
  const right = useQuery(narrativeQuery(rightId));
  // Their viewers below say why, and ask again.
  if (left.error || right.error) return null;
  if (!left.data || !right.data) return <Skeleton height={60} />;
  const differing = compareLines(linesOf(left.data.sections), linesOf(right.data.sections));
  if (differing === null) {
    return (
      <Remark>
        <Trans>The texts have hardly a line in common.</Trans>
      </Remark>
    );
  }
  const { onlyLeft, onlyRight } = differing;
  if (onlyLeft.length === 0 && onlyRight.length === 0) {
    return (
      <Remark>
        <Trans>The texts are the same, line by line.</Trans>
      </Remark>
    );
  }
  return (
    <div className={classes['sides']}>
      <Lines title={<Trans>Only in the open one</Trans>} lines={onlyLeft} />
      <Lines title={<Trans>Only in the other one</Trans>} lines={onlyRight} />
    </div>
  );
};

const Remark = ({ children }: { children: ReactNode }) => <p className={classes['standing']}>{children}</p>;

const Lines = ({ title, lines }: { title: ReactNode; lines: readonly string[] }) => (
  <section className={classes['lines']}>
    <h3 className={classes['title']}>{title}</h3>
    {lines.length === 0 ? (
      '—'
    ) : (
      <ul>
        {lines.map((line, index) => (
          // Lines may repeat, and are never reordered.
          // oxlint-disable-next-line react/no-array-index-key -- see above
          <li key={index}>
            <AsWritten>{line}</AsWritten>
          </li>
        ))}
      </ul>
    )}
  </section>
);
