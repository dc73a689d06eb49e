import { useLingui } from '@lingui/react/macro';
import type { AttachmentDisplay, AttachmentView } from '@mailroom/contracts';
import { Skeleton } from '@mantine/core';
import { type ComponentType, lazy, Suspense } from 'react';
import { isolate, showControls } from '../../platform/language/show-controls.ts';
import { loadPart } from '../../platform/loading/load-part.ts';
import { attachmentAddress } from './attachment-queries.ts';
import classes from './attachment-viewer.module.css';
import { DownloadOnly } from './download-only.tsx';
import { NarrativeView } from './narrative-view.tsx';
import { TextView } from './text-view.tsx';

/** pdf.js weighs more than the rest of the client together: it comes with the first PDF. */
const PdfView = lazy(() => loadPart(() => import('./pdf-view.tsx')).then(({ PdfView }) => ({ default: PdfView })));

interface ViewerProps {
  attachment: AttachmentView;
}

const ImageView = ({ attachment }: ViewerProps) => {
  const { t } = useLingui();
  return (
    <img
      className={classes['image']}
      src={attachmentAddress(attachment.id)}
      alt={t`Image: ${isolate(attachment.fileName)}`}
    />
  );
};

/** An empty sandbox: no scripts, no forms, no way out, an origin of its own. */
const HtmlView = ({ attachment }: ViewerProps) => (
  <iframe
    className={classes['frame']}
    sandbox=""
    src={attachmentAddress(attachment.id)}
    title={showControls(attachment.fileName)}
  />
);

const viewers: Record<AttachmentDisplay, ComponentType<ViewerProps>> = {
  narrative: ({ attachment }) => <NarrativeView attachmentId={attachment.id} />,
  pdf: ({ attachment }) => <PdfView attachmentId={attachment.id} />,
  image: ImageView,
  text: ({ attachment }) => <TextView attachmentId={attachment.id} />,
  html: HtmlView,
  download: DownloadOnly,
};

/** Shows one file in the way that suits it. Nothing of a file ever runs, and none becomes part of this page's markup. */
export const AttachmentViewer = ({ attachment }: ViewerProps) => {
  const Viewer = viewers[attachment.display];
  return (
    <Suspense fallback={<Skeleton height={480} />}>
      <Viewer attachment={attachment} />
    </Suspense>
  );
};
