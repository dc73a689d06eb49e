/** What somebody does in a page. Moving the pointer is none: a cat, a cable or a colleague passing by would keep a session. */
const SIGNS = ['keydown', 'pointerdown', 'wheel', 'touchstart'] as const;

/** Watches whether somebody uses this page. `take` says whether they did since it was asked last. */
export const watchUse = (target: EventTarget): { take(): boolean; stop(): void } => {
  let isUsed = false;
  const note = (): void => {
    isUsed = true;
  };
  for (const sign of SIGNS) target.addEventListener(sign, note, { capture: true, passive: true });
  return {
    take() {
      const wasUsed = isUsed;
      isUsed = false;
      return wasUsed;
    },
    stop() {
      for (const sign of SIGNS) target.removeEventListener(sign, note, { capture: true });
    },
  };
};
