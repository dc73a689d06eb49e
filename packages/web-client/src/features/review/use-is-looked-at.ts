import { type RefObject, useEffect } from 'react';

/** A key or click within this time after something appeared was meant for what stood there before. */
const LOOKED_AT_MS = 300;
const LOOKED_AT = 'data-looked-at';

/**
 * Whether the element has been in sight long enough to be looked at. Kept as an attribute of the element, so that nothing is
 * rendered again for it.
 */
export const useIsLookedAt = (element: RefObject<HTMLElement | null>): (() => boolean) => {
  useEffect(() => {
    const timer = setTimeout(() => element.current?.setAttribute(LOOKED_AT, ''), LOOKED_AT_MS);
    return () => clearTimeout(timer);
  }, [element]);
  return () => element.current?.hasAttribute(LOOKED_AT) === true;
};
