const MAX_MILLISECONDS = 600_000;
const SECONDS = /^\d{1,10}$/;
/** IMF-fixdate, the one form that is sent today. */
const DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** RFC 9110, §10.2.3: how long to wait, as seconds or as a date; ten minutes at most. 0 for what says nothing. */
export const readRetryAfter = (header: string | undefined, now: number): number => {
  const said = header?.trim() ?? '';
  const wait = SECONDS.test(said) ? Number(said) * 1000 : DATE.test(said) ? Date.parse(said) - now : 0;
  return Math.min(Math.max(wait || 0, 0), MAX_MILLISECONDS);
};
