/** Enough of an id to tell it from others on a page; the end, because ids of one moment begin alike. */
export const shortId = (id: string): string => `…${id.slice(-8)}`;
