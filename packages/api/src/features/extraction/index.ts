export { extractFiles } from './extract-files.ts';
export { loadNarrative, NARRATIVE } from './narrative-form.ts';
export { type DocumentReader, openReader } from './open-reader.ts';
export { type ReadOutcome, unreadable } from './read-outcome.ts';
