import { LRUCache } from 'lru-cache';
import type { SharedPages } from './shared-pages.ts';

/** An answer as it went out, and the version of the worklist that it shows. */
export interface KeptPage {
  readonly version: string;
  /** A character for each byte (latin1): such text leaves in one piece with its headers, and nothing is encoded. */
  readonly bytes: string;
  compressed: Uint8Array | null;
}

/** Makes a page, or finds that it is not to be made here. */
type Make = () => Promise<string | null>;

/** Pages that were made before, each valid for the one version that it was made under. */
export interface KeptPages {
  find(key: string, version: string, make: Make): KeptPage | Promise<KeptPage | null>;
}

/**
 * Keeps so many bytes of pages, the last used ones; whoever asks for a page that is being made waits for it. One that another
 * process has made is taken from what they share.
 */
export const openKeptPages = (maxBytes: number, shared: SharedPages | null): KeptPages => {
  const kept = new LRUCache<string, KeptPage>({
    maxSize: maxBytes,
    // The bytes, what they are compressed to, and the key that they are kept under.
    sizeCalculation: ({ bytes }, key) => 2 * bytes.length + 2 * key.length,
  });
  const underWay = new Map<string, Promise<KeptPage | null>>();

  const makeAndShare = async (key: string, version: string, make: Make): Promise<Uint8Array | null> => {
    const page = await make();
    if (page === null) return null;
    const bytes = Buffer.from(page);
    shared?.keep(key, version, bytes);
    return bytes;
  };

  const makeAndKeep = async (key: string, version: string, make: Make): Promise<KeptPage | null> => {
    const bytes = (await shared?.find(key, version)) ?? (await makeAndShare(key, version, make));
    if (bytes === null) return null;
    const page = { version, bytes: Buffer.from(bytes).toString('latin1'), compressed: null };
    kept.set(key, page);
    return page;
  };

  return {
    find(key, version, make) {
      const known = kept.get(key);
      if (known?.version === version) return known;
      const flight = `${version} ${key}`;
      const other = underWay.get(flight);
      if (other) return other;
      const making = makeAndKeep(key, version, make).finally(() => underWay.delete(flight));
      underWay.set(flight, making);
      return making;
    },
  };
};
