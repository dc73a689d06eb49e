import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * One function for as long as the component lives, which does what the newest `act` does: what it is handed to need not be
 * made again. For what users do, and not while rendering.
 */
export const useStable = <Args extends readonly unknown[]>(act: (...args: Args) => void): ((...args: Args) => void) => {
  const present = useRef(act);
  useLayoutEffect(() => {
    present.current = act;
  });
  return useCallback((...args: Args) => present.current(...args), []);
};
