interface Kept<Value> {
  readonly version: string;
  readonly value: Value;
}

/**
 * The legacy cache: asynchronous, small entries, and a version that the caller has to read from the database for each
 * look-up, so that a hit costs as much as what it saves. It is never stale, for that reason.
 *
 * It holds a facility's sources and tags, never patient data; each key begins with the facility.
 */
export interface LegacyCache<Value> {
  /** Null when nothing is kept of that version. */
  get(key: string, version: string): Promise<Value | null>;
  set(key: string, kept: Kept<Value>): Promise<void>;
}

export const openLegacyCache = <Value>(): LegacyCache<Value> => {
  const entries = new Map<string, Kept<Value>>();
  return {
    get: async (key, version) => {
      const kept = entries.get(key);
      return kept?.version === version ? kept.value : null;
    },
    set: async (key, kept) => {
      entries.set(key, kept);
    },
  };
};
