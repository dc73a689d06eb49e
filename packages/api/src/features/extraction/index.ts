export { extractFiles } from './extract-files.ts';
export { type CdaMetadata, type ReadOutcome, readDocument } from './read-document.ts';
export { readNarrative } from './read-narrative.ts';
