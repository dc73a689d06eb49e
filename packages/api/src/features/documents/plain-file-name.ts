// oxlint-disable-next-line no-control-regex -- these are what is taken out
const CONTROLS = /[\u0000-\u001F\u007F-\u009F\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/**
 * A file's name as a browser may save it: without characters that turn others around or are not seen, so that
 * `invoice<U+202E>fdp.exe` is saved as the program that it is.
 */
export const plainFileName = (fileName: string): string => fileName.replace(CONTROLS, '') || 'file';
