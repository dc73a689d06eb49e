import { Trans, useLingui } from '@lingui/react/macro';
import type { TagRow } from '@mailroom/contracts';
import { Button } from '@mantine/core';
import { isolate } from '../../platform/language/show-controls.ts';
import { TagList } from '../../ui/tag-list.tsx';
import { useSayDocuments } from './say-documents.ts';
import classes from './settings.module.css';
import { SwitchedOff } from './switched-off.tsx';

interface TagItemProps {
  row: TagRow;
  onOpen: () => void;
}

/** A tag as it is painted, and on how many documents it stands. */
export const TagItem = ({ row: { name, color, switchedOffAt, documents }, onOpen }: TagItemProps) => {
  const { t } = useLingui();
  const sayDocuments = useSayDocuments();
  return (
    <li className={classes['item']}>
      <span className={classes['tag']}>
        <TagList tags={[{ name, color }]} /> <SwitchedOff since={switchedOffAt} />
      </span>
      <span>{sayDocuments(documents)}</span>
      <Button size="compact-sm" variant="default" aria-label={t`Change: ${isolate(name)}`} onClick={onOpen}>
        <Trans>Change</Trans>
      </Button>
    </li>
  );
};
