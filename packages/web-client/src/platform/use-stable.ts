import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * A function that stays the same as long as the component lives and calls the newest `act`, so that memoised children are not
 * rendered again. Call it in event handlers, never while rendering.
 */
export const useStable = <Args extends readonly unknown[]>(act: (...args: Args) => void): ((...args: Args) => void) => {
  const present = useRef(act);
  useLayoutEffect(() => {
    present.current = act;
  });
  return useCallback((...args: Args) => present.current(...args), []);
};
