import { useEffect, useState } from 'react';

const KEY = 'mailroom-kept';
/** A reload takes seconds. What is older was left by a browser that was closed, and is dropped. */
const MAX_AGE_MS = 60_000;

interface Kept {
  readonly owner: string;
  readonly keptAt: number;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Whether what was kept is a text. */
export const isText = (value: unknown): value is string => typeof value === 'string';

/** Whether what was kept has keys, whose values are still unknown. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isKept = (value: unknown): value is Kept & Record<string, unknown> =>
  isRecord(value) && isText(value['owner']) && typeof value['keptAt'] === 'number' && isRecord(value['values']);

/** Taken out at once: what was typed may name a patient, and the storage outlives the page. */
const takeStored = (): Kept | null => {
  try {
    const text = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    const kept: unknown = JSON.parse(text ?? 'null');
    return isKept(kept) && Date.now() - kept.keptAt < MAX_AGE_MS ? kept : null;
  } catch {
    // Storage may be forbidden; then nothing was kept.
    return null;
  }
};

let stored = takeStored();
/** Whose page this is; null while nobody is signed in. */
let owner: string | null = null;
const restored = new Map<string, unknown>();
const present = new Map<string, unknown>();

/** Gives what was kept to the session that it was kept for, and to no other. */
export const claimKept = (session: object | null): void => {
  const claimant = session === null ? null : JSON.stringify(session);
  if (claimant === owner && stored === null) return;
  restored.clear();
  if (stored !== null && stored.owner === claimant) {
    for (const [name, value] of Object.entries(stored.values)) restored.set(name, value);
  }
  stored = null;
  owner = claimant;
};

/** Forgets what was kept and whose it was. */
export const forgetKept = (): void => claimKept(null);

/** Writes what features keep into the tab's storage. Says whether the storage took it. */
export const writeKept = (): boolean => {
  if (owner === null) return true;
  const kept: Kept = { owner, keptAt: Date.now(), values: Object.fromEntries(present) };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
};

/** What an older release wrote may have another shape. */
type IsValue<Value> = (kept: unknown) => kept is Value;

/**
 * React's `useState`, for what a person would miss after Mailroom reloads itself: drafts, selections. It starts with what
 * was kept, once, if it still is such a value.
 *
 * @example const [comment, setComment] = useKeptState('rejection-comment', isText, '');
 */
export const useKeptState = <Value>(name: string, isValue: IsValue<Value>, initial: Value) => {
  const state = useState<Value>(() => {
    const kept = restored.get(name);
    return restored.has(name) && isValue(kept) ? kept : initial;
  });
  const [value] = state;
  useEffect(() => {
    restored.delete(name);
    present.set(name, value);
    return () => void present.delete(name);
  }, [name, value]);
  return state;
};
