/** The row of the list that the keyboard is on, or the list's panel where there is none. */
export const home = (): HTMLElement | null =>
  document.querySelector<HTMLElement>('[role=row][tabindex="0"]') ??
  document.querySelector<HTMLElement>('[role=tabpanel]');

/**
 * Whether the focus is nowhere, or in `leaving`, which is about to disappear. Asked before an answer that came late moves it:
 * somebody who has gone on elsewhere meanwhile keeps it, or the next letters would be commands.
 */
export const isFocusLeft = (leaving?: Element | null): boolean => {
  const at = document.activeElement;
  return at === null || at === document.body || Boolean(leaving?.contains(at));
};

/**
 * Moves the focus away from a button that is about to disappear: to `heir`, else to the nearest ancestor that takes it, else to
 * the list.
 */
export const passFocus = (leaving: Element, heir?: HTMLElement | null): void => {
  const next = heir ?? leaving.parentElement?.closest<HTMLElement>('[tabindex]') ?? home();
  next?.focus({ preventScroll: true });
};

/** The click handler of a button that disappears when it is pressed: moves the focus, then acts. */
export const andPassFocus =
  (act: () => void) =>
  ({ currentTarget }: { currentTarget: Element }): void => {
    passFocus(currentTarget);
    act();
  };
