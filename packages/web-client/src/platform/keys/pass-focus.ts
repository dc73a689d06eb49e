/** The row of the list that the keyboard is on, or the list's panel where there is none. */
const home = (): HTMLElement | null =>
  document.querySelector<HTMLElement>('[role=row][tabindex="0"]') ??
  document.querySelector<HTMLElement>('[role=tabpanel]');

/**
 * Gives away the focus of a button that is about to leave, which would take it along: to `heir`, else to what takes it
 * nearest around, else to the list.
 */
export const passFocus = (leaving: Element, heir?: HTMLElement | null): void => {
  const next = heir ?? leaving.parentElement?.closest<HTMLElement>('[tabindex]') ?? home();
  next?.focus({ preventScroll: true });
};

/** What a button does that leaves with its press. */
export const andPassFocus =
  (act: () => void) =>
  ({ currentTarget }: { currentTarget: Element }): void => {
    passFocus(currentTarget);
    act();
  };
