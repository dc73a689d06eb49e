/** Family name, then given names, as in the list. */
export const nameOf = (
  { family, given }: { family: string | null; given: readonly string[] },
  nothing: string,
): string => [family, ...given].filter(Boolean).join(' ') || nothing;
