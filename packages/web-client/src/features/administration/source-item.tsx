import { Trans, useLingui } from '@lingui/react/macro';
import type { SourceRow } from '@mailroom/contracts';
import { Button } from '@mantine/core';
import { formatInstant } from '../../platform/language/format-instant.ts';
import { isolate } from '../../platform/language/show-controls.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { TagList } from '../../ui/tag-list.tsx';
import { useSayDocuments } from './say-documents.ts';
import classes from './settings.module.css';
import { sourceKindNames } from './source-kind-names.ts';
import { SwitchedOff } from './switched-off.tsx';

interface SourceItemProps {
  row: SourceRow;
  onOpen: () => void;
}

/** A source, what came in from it, and whether it still takes in. */
export const SourceItem = ({ row, onOpen }: SourceItemProps) => {
  const { t, i18n } = useLingui();
  const { code, name, kind, tags, switchedOffAt } = row;
  return (
    <li className={classes['item']}>
      <span className={classes['what']}>
        <span className={classes['name']}>
          <AsWritten>{name}</AsWritten> <SwitchedOff since={switchedOffAt} />
        </span>
        <span className={classes['more']}>
          {i18n._(sourceKindNames[kind])} · <AsWritten>{code}</AsWritten>
        </span>
        {tags.length === 0 ? null : <TagList tags={tags} />}
      </span>
      <Arrivals row={row} />
      <Button size="compact-sm" variant="default" aria-label={t`Change: ${isolate(name)}`} onClick={onOpen}>
        <Trans>Change</Trans>
      </Button>
    </li>
  );
};

const Arrivals = ({ row: { documents, lastReceivedAt } }: Pick<SourceItemProps, 'row'>) => {
  const language = useLanguage();
  const sayDocuments = useSayDocuments();
  return (
    <span className={classes['what']}>
      <span>{sayDocuments(documents)}</span>
      {lastReceivedAt === null ? null : (
        <span className={classes['more']}>
          <Trans>
            Last on <time dateTime={lastReceivedAt}>{formatInstant(lastReceivedAt, language)}</time>
          </Trans>
        </span>
      )}
    </span>
  );
};
