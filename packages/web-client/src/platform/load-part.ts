import { noteNewerRelease } from './newer-release.ts';

/**
 * Loads a part of the client that comes later. The files of an older build are gone after an update: if the server answers
 * but has the part no more, the page waits for its reload instead of breaking.
 */
export const loadPart = async <Part>(load: () => Promise<Part>): Promise<Part> => {
  try {
    return await load();
  } catch (error) {
    const isReachable = await fetch('/health').then(
      ({ ok }) => ok,
      () => false,
    );
    if (!isReachable) throw error;
    noteNewerRelease();
    return new Promise(() => {});
  }
};
