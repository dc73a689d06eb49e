import { readDraft, writeDraft } from '../../platform/reload/drafts.ts';
import { isText } from '../../platform/reload/keep-across-reload.ts';

/** The name under which a document's note is kept while it is typed. */
export const noteName = (documentId: string): string => `note/${documentId}`;

const noteOf = (documentId: string): string => {
  const kept = readDraft(noteName(documentId));
  return isText(kept) ? kept : '';
};

/** The note beside a document could not be saved, so the decision about it was not made. */
export class NoteNotSaved extends Error {
  readonly documentId: string;
  constructor(documentId: string, cause: unknown) {
    super('A note could not be saved', { cause });
    this.documentId = documentId;
  }
}

type AddNote = (note: { documentId: string; text: string }) => Promise<unknown>;

/** Saves the note that is being typed beside a document, if there is one. What was added to it meanwhile stays a draft. */
export const saveNote = async (documentId: string, add: AddNote): Promise<void> => {
  const typed = noteOf(documentId);
  if (typed.trim() === '') return;
  await add({ documentId, text: typed.trim() });
  const now = noteOf(documentId);
  const left = now.startsWith(typed) ? now.slice(typed.length) : now;
  writeDraft(noteName(documentId), left === '' ? undefined : left);
};

/** The notes that go with a decision, before it. @throws NoteNotSaved */
export const saveNotesFirst = async (documentIds: readonly string[], add: AddNote): Promise<void> => {
  for (const documentId of documentIds) {
    try {
      await saveNote(documentId, add);
    } catch (cause) {
      throw new NoteNotSaved(documentId, cause);
    }
  }
};
