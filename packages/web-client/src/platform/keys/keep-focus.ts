import { isFocusLeft } from './pass-focus.ts';

const FOCUSABLE = 'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled';
const ASKING = '[data-autofocus]';

/** The element and what it lies in, up to the part. */
const pathOf = (target: EventTarget | null, part: HTMLElement): HTMLElement[] => {
  const path: HTMLElement[] = [];
  for (let at = target; at instanceof HTMLElement && part.contains(at); at = at.parentElement) path.push(at);
  return path;
};

/** What came just now and asks for the focus. */
const asking = (records: readonly MutationRecord[]): HTMLElement | null => {
  const added = records.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node instanceof HTMLElement);
  const parts = added.map((node) => (node.matches(ASKING) ? node : node.querySelector<HTMLElement>(ASKING)));
  return parts.find((node) => node?.isConnected) ?? null;
};

/** The same field anew, else the place where it was, which has nothing that Enter would press: Tab goes on to what lies in it. */
const placeOf = (path: readonly HTMLElement[]): HTMLElement | undefined => {
  const place = path.find((at) => at.isConnected && at.querySelector(FOCUSABLE) !== null);
  const name = path[0]?.getAttribute('name');
  const field = name ? place?.querySelector<HTMLElement>(`[name=${CSS.escape(name)}]`) : null;
  if (!field) place?.setAttribute('tabindex', '-1');
  return field ?? place;
};

/**
 * Where the focus goes when what had it is gone: to what took its place and asks for it, else to where it was. Back to a button that
 * waited for its answer, or to the field that was refused; nowhere as long as it waits.
 */
const heirOf = (path: readonly HTMLElement[], records: readonly MutationRecord[]): HTMLElement | null | undefined => {
  const [last] = path;
  const asked = asking(records);
  if (asked || !last?.isConnected) return asked ?? placeOf(path);
  if (!last.matches(FOCUSABLE)) return null;
  return last.closest('form')?.querySelector<HTMLElement>('[aria-invalid=true]') ?? last;
};

/**
 * Keeps the focus in a part of the page, a dialog for one. Browsers take it away from what is disabled while it waits for an answer,
 * and from what is removed: whoever has no mouse would begin anew at the top of the page, behind the dialog. A `ref` of the part.
 */
export const keepFocus = (part: HTMLElement | null): (() => void) | undefined => {
  if (part === null) return undefined;
  let path: readonly HTMLElement[] = [];
  const remember = ({ target }: FocusEvent): void => {
    path = pathOf(target, part);
  };
  const forget = (): void => {
    path = [];
  };
  const goOn = (event: KeyboardEvent): void => {
    if (event.key !== 'Tab' || path.length === 0 || !isFocusLeft()) return;
    event.preventDefault();
    part.querySelector<HTMLElement>(FOCUSABLE)?.focus();
  };
  const observer = new MutationObserver((records) => {
    if (path.length > 0 && isFocusLeft()) heirOf(path, records)?.focus({ preventScroll: true });
  });
  document.addEventListener('focusin', remember);
  document.addEventListener('pointerdown', forget, { capture: true });
  document.addEventListener('keydown', goOn);
  observer.observe(part, { childList: true, subtree: true, attributeFilter: ['disabled', 'aria-invalid'] });
  return () => {
    observer.disconnect();
    document.removeEventListener('focusin', remember);
    document.removeEventListener('pointerdown', forget, { capture: true });
    document.removeEventListener('keydown', goOn);
  };
};
