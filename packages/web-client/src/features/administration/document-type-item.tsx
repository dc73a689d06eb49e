import { Trans, useLingui } from '@lingui/react/macro';
import type { DocumentTypeRow } from '@mailroom/contracts';
import { Button } from '@mantine/core';
import { isolate } from '../../platform/language/show-controls.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import classes from './settings.module.css';

interface DocumentTypeItemProps {
  row: DocumentTypeRow;
  onOpen: () => void;
}

/** A kind of document in both languages: the reader's own first. */
export const DocumentTypeItem = ({ row: { code, nameEn, nameFr }, onOpen }: DocumentTypeItemProps) => {
  const { t } = useLingui();
  const isFrench = useLanguage() === 'fr';
  const [own, other] = isFrench ? [nameFr, nameEn] : [nameEn, nameFr];
  return (
    <li className={classes['item']}>
      <span className={classes['what']}>
        <span className={classes['name']}>
          <AsWritten>{own}</AsWritten>
        </span>
        <span className={classes['more']} lang={isFrench ? 'en' : 'fr'}>
          <AsWritten>{other}</AsWritten>
        </span>
      </span>
      <AsWritten>{code}</AsWritten>
      <Button size="compact-sm" variant="default" aria-label={t`Change: ${isolate(own)}`} onClick={onOpen}>
        <Trans>Change</Trans>
      </Button>
    </li>
  );
};
