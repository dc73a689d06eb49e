import { Box } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useId, useRef } from 'react';
import classes from './split.module.css';

const NARROWEST = 320;
const STEP = 24;

interface SplitProps {
  left: ReactNode;
  /** Null when there is nothing beside the left part, which then has the whole width. */
  right: ReactNode;
  handleLabel: string;
}

/** Two parts side by side with a handle between them; on a phone the right one covers the left one. */
export const Split = ({ left, right, handleLabel }: SplitProps) => {
  const root = useRef<HTMLDivElement>(null);
  const id = useId();
  const [width, setWidth] = useLocalStorage({ key: 'mailroom-list-width', defaultValue: 464 });

  const resize = (wanted: number): void => {
    const widest = (root.current?.clientWidth ?? 0) * 0.6;
    setWidth(Math.round(Math.max(NARROWEST, Math.min(wanted, widest))));
  };
  const drag = (event: PointerEvent): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    resize(event.clientX - (root.current?.getBoundingClientRect().left ?? 0));
  };
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    resize(width + step);
  };

  const isSplit = right !== null;
  return (
    <Box ref={root} className={classes['split'] ?? ''} data-split={isSplit} __vars={{ '--left': `${width}px` }}>
      <div id={id} className={classes['left']}>
        {left}
      </div>
      {isSplit ? (
        <>
          <div
            className={classes['handle']}
            role="separator"
            aria-orientation="vertical"
            aria-label={handleLabel}
            aria-controls={id}
            aria-valuenow={width}
            aria-valuemin={NARROWEST}
            aria-valuemax={1200}
            tabIndex={0}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={drag}
            onKeyDown={press}
          />
          <div className={classes['right']}>{right}</div>
        </>
      ) : null}
    </Box>
  );
};
