import { readDocument } from '../src/features/extraction/read-document.ts';
import type { App } from '../src/platform/process/context.ts';

/** The application with a reader in the test's own process, for what is not about the reader's: a process takes half a second to start. */
export const readingHere = (app: App) => ({ ...app, reader: { read: readDocument } });
