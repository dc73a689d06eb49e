import { useLingui } from '@lingui/react/macro';
import { useIntersection } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { Page } from 'react-pdf';
import classes from './pdf-view.module.css';

/** Height by width of A4, until the size of the page is known. */
const A4_RATIO = Math.SQRT2;

interface PdfPageProps {
  number: number;
  width: number;
  /** The page has come to the middle of the view. */
  onCurrent: (number: number) => void;
}

/** One page, painted only near the view: a canvas costs some 8 MB, and a chart can have hundreds of pages. */
export const PdfPage = ({ number, width, onCurrent }: PdfPageProps) => {
  const { t } = useLingui();
  const [ratio, setRatio] = useState(A4_RATIO);
  const { ref: nearRef, entry: near } = useIntersection<HTMLDivElement>({ rootMargin: '1000px 0px' });
  const { ref: middleRef, entry: middle } = useIntersection<HTMLDivElement>({ rootMargin: '-45% 0px -45% 0px' });
  const isMiddle = middle?.isIntersecting === true;

  useEffect(() => {
    if (isMiddle) onCurrent(number);
  }, [isMiddle, number, onCurrent]);

  return (
    <div ref={nearRef} data-page={number} className={classes['page']} style={{ width, height: width * ratio }}>
      <div ref={middleRef} className={classes['sheet']} role="group" aria-label={t`Page ${number}`}>
        {near?.isIntersecting === true ? (
          <Page
            pageNumber={number}
            width={width}
            suspense={false}
            // Links of a stranger's document lead nowhere from here.
            renderAnnotationLayer={false}
            loading={null}
            onLoadSuccess={(page) => setRatio(page.originalHeight / page.originalWidth)}
          />
        ) : null}
      </div>
    </div>
  );
};
