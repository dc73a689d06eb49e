const MAX_CHARACTERS = 255;
/** What an ending may have; anything longer is no ending. */
const MAX_ENDING = 20;

/** Control characters, those that turn the direction of writing or are not seen, line separators, and halves of characters. */
const UNSAFE = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * A sender's file name as it is kept and written into headers: one line that reads as it is written, of at most 255 characters with
 * its ending. A document is not refused for its name.
 */
export const safeFileName = (name: string): string => {
  const safe = Array.from(name.replace(UNSAFE, '').trim());
  if (safe.length <= MAX_CHARACTERS) return safe.join('') || 'file';
  const dot = safe.lastIndexOf('.');
  const ending = dot > 0 && safe.length - dot <= MAX_ENDING ? safe.slice(dot) : [];
  return [...safe.slice(0, MAX_CHARACTERS - ending.length), ...ending].join('').trim();
};
