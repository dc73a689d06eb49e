import { isReachable, untilReachable } from '../network/until-reachable.ts';
import { noteMissingPart, noteNewerRelease } from '../reload/newer-release.ts';

const loadAgain = (link: HTMLLinkElement): Promise<void> =>
  new Promise((resolve) => {
    const again = document.createElement('link');
    again.rel = 'stylesheet';
    again.href = link.href;
    for (const event of ['load', 'error']) again.addEventListener(event, () => resolve());
    link.replaceWith(again);
  });

/** Fetches style sheets that failed: Vite's loader asks for each only once, whether it came or not. */
const loadMissingStyles = async (): Promise<void> => {
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]');
  await Promise.all([...links].filter(({ sheet }) => sheet === null).map(loadAgain));
};

const loadLater = async <Part>(load: () => Promise<Part>): Promise<Part> => {
  await untilReachable();
  await loadMissingStyles();
  try {
    return await load();
  } catch {
    noteMissingPart();
    return new Promise(() => {});
  }
};

/**
 * Loads a file of the client that comes later. Without a connection its place waits until there is one, and the page says so.
 * The files of an older build are gone after an update: if the server answers but has the part no more, the page waits for
 * its reload instead of breaking.
 */
export const loadFile = async <Part>(load: () => Promise<Part>): Promise<Part> => {
  // Waits for the connection first: Chrome never asks again for a part that has failed once.
  if (!navigator.onLine) await untilReachable();
  try {
    return await load();
  } catch {
    if (await isReachable()) noteNewerRelease();
    else return loadLater(load);
    return new Promise(() => {});
  }
};

let loadWords = (): Promise<void> => Promise.resolve();

/** Says how the words come with which parts are shown: those of the first page are no more than it needs. */
export const showPartsWith = (load: () => Promise<void>): void => {
  loadWords = load;
};

/** Loads a part as {@link loadFile} does, and the words it is shown with. */
export const loadPart = async <Part>(load: () => Promise<Part>): Promise<Part> => {
  const [part] = await Promise.all([loadFile(load), loadWords()]);
  return part;
};
