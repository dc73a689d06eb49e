/** Family name, then given names, as in the list. */
export const nameOf = (
  { family, given, nameText }: { family: string | null; given: readonly string[]; nameText?: string | null },
  nothing: string,
): string => [family, ...given].filter(Boolean).join(' ') || nameText || nothing;
