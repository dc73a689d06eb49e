import { type RefObject, useEffect } from 'react';

/** What has been in sight for less was not looked at: the second press or click of two is not meant for it. */
const LOOKED_AT_MS = 300;
const LOOKED_AT = 'data-looked-at';

/** Says in the page, beside what is decided with, that there was time to look; nothing is rendered again for that. */
export const useIsLookedAt = (element: RefObject<HTMLElement | null>): (() => boolean) => {
  useEffect(() => {
    const timer = setTimeout(() => element.current?.setAttribute(LOOKED_AT, ''), LOOKED_AT_MS);
    return () => clearTimeout(timer);
  }, [element]);
  return () => element.current?.hasAttribute(LOOKED_AT) === true;
};
