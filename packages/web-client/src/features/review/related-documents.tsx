import { Trans, useLingui } from '@lingui/react/macro';
import type { DocumentView } from '@mailroom/contracts';
import { Button, Skeleton } from '@mantine/core';
import { IconCopy, IconFileUnknown } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useShortcuts } from '../../platform/keys/shortcuts.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { loadPart } from '../../platform/loading/load-part.ts';
import { Dialog } from '../../ui/dialog.tsx';
import classes from './document-pane.module.css';
import { sayStanding, sayWhereabouts } from './related-words.ts';

/** It comes with the first comparison, and so does what finds the lines that differ. */
const DocumentComparison = lazy(() =>
  loadPart(() => import('./document-comparison.tsx')).then(({ DocumentComparison }) => ({
    default: DocumentComparison,
  })),
);

interface RelatedDocumentsProps {
  document: DocumentView;
  onOpen: (documentId: string) => void;
  /** Null while it is not this clerk's to decide. */
  onAccept: ((related: string[]) => void) | null;
}

/** What was received before or since that is this document, or another version of it, and both side by side. */
export const RelatedDocuments = ({ document, ...props }: RelatedDocumentsProps) => {
  const { t } = useLingui();
  const [comparedId, setComparedId] = useState<string | null>(null);
  const [first] = document.related;
  useShortcuts({ compare: first && (() => setComparedId(first.documentId)) });
  const compared = document.related.find(({ documentId }) => documentId === comparedId);
  return (
    <>
      <RelatedNotices document={document} onCompare={setComparedId} {...props} />
      {compared === undefined ? null : (
        <Dialog isWide onClose={() => setComparedId(null)} title={t`Side by side`} closeLabel={t`Close`}>
          <Suspense fallback={<Skeleton height={480} />}>
            <DocumentComparison document={document} related={compared} />
          </Suspense>
        </Dialog>
      )}
    </>
  );
};

interface RelatedNoticesProps extends RelatedDocumentsProps {
  onCompare: (documentId: string) => void;
}

/** What was received before or since that is this document, or another version of it. */
const RelatedNotices = ({ document, onOpen, onCompare, onAccept }: RelatedNoticesProps) => {
  const { i18n, t } = useLingui();
  const language = useLanguage();
  const { related, isOriginalUnknown } = document;
  const inTheWay = related.filter(({ holdsUp }) => holdsUp).map(({ documentId }) => documentId);
  if (related.length === 0 && !isOriginalUnknown) return null;
  return (
    <div role="group" aria-label={t`Received before`}>
      {related.map((one) => (
        <div key={one.documentId} className={classes['notice']} data-tone={one.holdsUp ? 'warn' : 'mine'} role="note">
          <IconCopy size={16} aria-hidden />
          <span className={classes['noticeText']}>
            {i18n._(sayStanding(document, one))} – {i18n._(sayWhereabouts(one, language))}
          </span>
          <Button size="compact-xs" variant="default" onClick={() => onCompare(one.documentId)}>
            <Trans>Compare</Trans>
          </Button>
          <Button size="compact-xs" variant="subtle" onClick={() => onOpen(one.documentId)}>
            <Trans>Open</Trans>
          </Button>
        </div>
      ))}
      {isOriginalUnknown ? (
        <div className={classes['notice']} data-tone="mine" role="note">
          <IconFileUnknown size={16} aria-hidden />
          <span className={classes['noticeText']}>
            <Trans>It replaces a document that was not received here.</Trans>
          </span>
        </div>
      ) : null}
      {inTheWay.length > 0 && onAccept !== null ? (
        <Button size="compact-xs" variant="default" mt="0.375rem" onClick={() => onAccept(inTheWay)}>
          <Trans>Accept filing</Trans>
        </Button>
      ) : null}
    </div>
  );
};
