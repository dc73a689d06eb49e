import { type RefCallback, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { Deferred } from './deferred.ts';

/** What makes a button stand in for a control whose code has not come yet. */
interface StandIn {
  ref: RefCallback<HTMLButtonElement>;
  onPointerEnter: () => void;
  onFocus: () => void;
  onClick: () => void;
  onBlur: () => void;
}

/**
 * A control whose menu comes later. The button that stands in looks the same; the focus is handed over when the control
 * takes its place within `root`, and a click that came too early opens it then.
 */
export const useStandIn = <Control>(deferred: Deferred<Control>) => {
  const Control = deferred.use();
  const root = useRef<HTMLElement>(null);
  const hadFocus = useRef(false);
  const [isWanted, setWanted] = useState(false);

  const ref = useCallback((button: HTMLButtonElement | null) => {
    // React detaches a ref before it takes the element out of the page.
    return () => {
      hadFocus.current = button !== null && document.activeElement === button;
    };
  }, []);

  useLayoutEffect(() => {
    if (Control === null || !hadFocus.current) return;
    hadFocus.current = false;
    root.current?.querySelector('button')?.focus({ preventScroll: true });
  }, [Control]);

  const fetch = (): void => void deferred.fetch();
  const open = (): void => {
    setWanted(true);
    fetch();
  };
  const standIn: StandIn = {
    ref,
    onPointerEnter: fetch,
    onFocus: fetch,
    onClick: open,
    onBlur: () => setWanted(false),
  };
  return { Control, root, standIn, isWanted, open };
};
