import { useEffect, useLayoutEffect, useRef } from 'react';

interface Layer {
  readonly close: { readonly current: () => void };
  /** What had the focus when the layer opened; it gets it back. */
  readonly opener: Element | null;
}

/** What lies over the page, in the order of opening. */
const overlays: Layer[] = [];
/** Open forms of the page. Unlike overlays they turn no key off but Escape. */
const forms: Layer[] = [];

const closeLast = (layers: readonly Layer[]): boolean => {
  const last = layers.at(-1);
  if (last === undefined) return false;
  last.close.current();
  if (last.opener instanceof HTMLElement && last.opener.isConnected) last.opener.focus({ preventScroll: true });
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
    const layer = { close: present, opener: document.activeElement };
    layers.push(layer);
    return () => void layers.splice(layers.indexOf(layer), 1);
  }, [layers, isOpen]);
};

/** Says that something lies over the page: single letters are off, and Escape closes this and nothing below. */
export const useOverlay = (isOpen: boolean, close: () => void): void => useLayer(overlays, isOpen, close);

/** Says that a form is open in the page: Escape closes it before it closes what the form is part of. */
export const useFormLayer = (isOpen: boolean, close: () => void): void => useLayer(forms, isOpen, close);
