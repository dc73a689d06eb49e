export { extractFiles } from './extract-files.ts';
export type { DocumentMetadata } from './read-cda.ts';
export { type ReadOutcome, readDocument } from './read-document.ts';
export { readNarrative } from './read-narrative.ts';
