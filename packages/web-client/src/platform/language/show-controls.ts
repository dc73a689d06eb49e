import { listFormat } from './intl-formats.ts';

/** Characters that turn the order of others around or are not seen at all: `invoice<U+202E>fdp.exe` reads as a PDF. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/**
 * A text from outside with what would deceive made visible.
 *
 * @example showControls('invoice\u202Efdp.exe') // => 'invoice[U+202E]fdp.exe'
 */
export const showControls = (text: string): string =>
  text.replace(CONTROLS, (control) => `[U+${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`);

/**
 * A text from outside within a sentence of plain text: {@link showControls}, and kept apart from the direction of the words
 * around it (U+2068 to U+2069), as `<AsWritten>` does in the page.
 */
export const isolate = (text: string): string => `\u2068${showControls(text)}\u2069`;

/** Texts from outside, each of them isolated, in a list as the language writes it. */
export const isolateEach = (texts: readonly string[], language: 'en' | 'fr'): string =>
  listFormat(language, {}).format(texts.map(isolate));
