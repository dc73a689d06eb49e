import { useEffect, useLayoutEffect, useRef } from 'react';
import { home, isFocusLeft } from './pass-focus.ts';

interface Layer {
  readonly close: { readonly current: () => void };
  /** What had the focus when the layer opened; it gets it back. */
  readonly opener: Element | null;
}

/** What lies over the page, in the order of opening. */
const overlays: Layer[] = [];
/** Open forms of the page. Unlike overlays they turn no key off but Escape. */
const forms: Layer[] = [];

/** What has the focus; for what was chosen in a menu, which is gone by then, the button that opened it. */
const findOpener = (): Element | null => {
  const active = document.activeElement;
  const button = active?.closest('[role=menu]')?.getAttribute('aria-labelledby');
  return button ? document.getElementById(button) : active;
};

/** To what opened the layer; to the list where that is gone by now. */
const giveBack = ({ opener }: Layer): void => {
  const heir = opener instanceof HTMLElement && opener.isConnected ? opener : home();
  heir?.focus({ preventScroll: true });
};

const closeLast = (layers: readonly Layer[]): boolean => {
  const last = layers.at(-1);
  if (last === undefined) return false;
  last.close.current();
  if (last.opener?.isConnected) giveBack(last);
  return true;
};

/** Whether a dialog, a menu or a list of choices is open, wherever the focus is: it may not have arrived there yet. */
export const isOverlayOpen = (): boolean => overlays.length > 0;

/** Closes the form that was opened last. Says whether there was one. */
export const closeLastForm = (): boolean => closeLast(forms);

/** In the capture phase: otherwise the page, or the layer below, would act on the same key. */
const catchEscape = (event: KeyboardEvent): void => {
  if (event.key !== 'Escape' || event.isComposing || !isOverlayOpen()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  closeLast(overlays);
};

globalThis.addEventListener?.('keydown', catchEscape, { capture: true });

const useLayer = (layers: Layer[], isOpen: boolean, close: () => void): void => {
  const present = useRef(close);
  useEffect(() => {
    present.current = close;
  });
  // A layout effect, because the next key may come before the paint.
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    const layer = { close: present, opener: findOpener() };
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      // However it was closed, and once it is gone: what is opened next, or the page, may have taken the focus by then.
      queueMicrotask(() => {
        if (layers === overlays && isFocusLeft()) giveBack(layer);
      });
    };
  }, [layers, isOpen]);
};

/** Says that something lies over the page: single letters are off, and Escape closes this and nothing below. */
export const useOverlay = (isOpen: boolean, close: () => void): void => useLayer(overlays, isOpen, close);

/** Says that a form is open in the page: Escape closes it before it closes what the form is part of. */
export const useFormLayer = (isOpen: boolean, close: () => void): void => useLayer(forms, isOpen, close);
