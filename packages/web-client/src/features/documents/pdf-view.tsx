import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Skeleton } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp, IconFileOff, IconLock, IconMinus, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { Document, pdfjs } from 'react-pdf';
import 'react-pdf/dist/Page/TextLayer.css';
import { BASE_PATH } from '../../platform/base-path.ts';
import { FailureMessage } from '../../ui/failure-message.tsx';
import { FullMessage } from '../../ui/full-message.tsx';
import { attachmentAddress, bytesQuery } from './attachment-queries.ts';
import { PdfPage } from './pdf-page.tsx';
import classes from './pdf-view.module.css';
import { unreadableSentences } from './unreadable-sentences.ts';

pdfjs.GlobalWorkerOptions.workerSrc = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url).toString();

// A constant, since react-pdf loads the file again when its options change. Without WebAssembly, because the content
// security policy would have to allow compiling code at run time.
const options = {
  cMapUrl: `${BASE_PATH}${PDFJS_ASSETS}cmaps/`,
  standardFontDataUrl: `${BASE_PATH}${PDFJS_ASSETS}standard_fonts/`,
  wasmUrl: `${BASE_PATH}${PDFJS_ASSETS}wasm/`,
  useWasm: false,
};

/** The bytes are as the sender sent them and are no PDF that can be shown: loading them again does not help. */
const isBroken = ({ name }: Error): boolean => name === 'InvalidPDFException';

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];

/** A PDF, page under page; 100 % is the width of the pane. */
export const PdfView = ({ attachmentId }: { attachmentId: string }) => {
  const { i18n, t } = useLingui();
  const { ref, width } = useElementSize();
  const pages = useRef<HTMLDivElement>(null);
  const [count, setCount] = useState(0);
  const [current, setCurrent] = useState(1);
  const [zoom, setZoom] = useState(1);
  const [attempt, setAttempt] = useState(0);
  const [failure, setFailure] = useState<Error | null>(null);
  const [trouble, setTrouble] = useState<'password-needed' | 'broken' | null>(null);

  const zoomBy = (step: 1 | -1): void => setZoom(ZOOMS[ZOOMS.indexOf(zoom) + step] ?? zoom);
  const goTo = (page: number): void => {
    pages.current?.querySelector(`[data-page="${page}"]`)?.scrollIntoView({ block: 'start' });
  };
  const bytes = useQuery({ ...bytesQuery(attachmentId), enabled: false }).data;
  // pdf.js moves the bytes to its worker and leaves an empty buffer here, so it gets a copy.
  const file = useMemo(
    () => (bytes === undefined ? attachmentAddress(attachmentId) : { data: bytes.slice() }),
    [bytes, attachmentId],
  );
  const percent = Math.round(zoom * 100);
  if (trouble !== null) {
    const { name, sentence } = unreadableSentences[trouble];
    return (
      <FullMessage icon={trouble === 'broken' ? IconFileOff : IconLock} title={i18n._(name)}>
        {i18n._(sentence)}
      </FullMessage>
    );
  }

  return (
    <div ref={ref}>
      {count === 0 ? null : (
        <div className={classes['bar']} role="toolbar" aria-label={t`PDF`}>
          <PdfButton
            label={t`Previous page`}
            icon={IconChevronUp}
            isOff={current <= 1}
            onClick={() => goTo(current - 1)}
          />
          <PdfButton
            label={t`Next page`}
            icon={IconChevronDown}
            isOff={current >= count}
            onClick={() => goTo(current + 1)}
          />
          <span className={classes['words']}>{t`Page ${current} of ${count}`}</span>
          <span className={classes['gap']} />
          <PdfButton label={t`Smaller`} icon={IconMinus} isOff={zoom === ZOOMS[0]} onClick={() => zoomBy(-1)} />
          <span className={classes['words']}>{percent} %</span>
          <PdfButton label={t`Larger`} icon={IconPlus} isOff={zoom === ZOOMS.at(-1)} onClick={() => zoomBy(1)} />
        </div>
      )}
      <Document
        key={attempt}
        file={file}
        options={options}
        suspense={false}
        onLoadSuccess={({ numPages }) => setCount(numPages)}
        loading={<Skeleton height={480} />}
        onLoadError={(error) => (isBroken(error) ? setTrouble('broken') : setFailure(error))}
        // react-pdf would ask by the browser's own prompt, in the browser's language.
        onPassword={() => setTrouble('password-needed')}
        error={<FailureMessage error={failure} onRetry={() => setAttempt(attempt + 1)} />}
      >
        <div ref={pages} className={classes['pages']}>
          {width === 0
            ? null
            : Array.from({ length: count }, (_, index) => (
                <PdfPage key={index + 1} number={index + 1} width={width * zoom} onCurrent={setCurrent} />
              ))}
        </div>
      </Document>
    </div>
  );
};

interface PdfButtonProps {
  label: string;
  icon: typeof IconPlus;
  isOff: boolean;
  onClick: () => void;
}

const PdfButton = ({ label, icon: Icon, isOff, onClick }: PdfButtonProps) => (
  <ActionIcon variant="subtle" color="gray" aria-label={label} title={label} disabled={isOff} onClick={onClick}>
    <Icon size={16} aria-hidden />
  </ActionIcon>
);
