import { beforeEach, expect, it } from 'vitest';
import { claimDrafts, forgetDrafts, readDraft, writeDraft } from '../../platform/reload/drafts.ts';
import { noteName, saveNote } from './note-drafts.ts';

beforeEach(() => {
  forgetDrafts();
  claimDrafts('anna');
  writeDraft(noteName('1'), ' call the ward ');
});

it('a typed note is saved once and is no draft afterwards', async () => {
  const saved: unknown[] = [];
  const add = async (note: unknown) => void saved.push(note);
  await saveNote('1', add);
  await saveNote('1', add);
  expect(saved).toEqual([{ documentId: '1', text: 'call the ward' }]);
  expect(readDraft(noteName('1'))).toBeUndefined();
});

it('a note that could not be saved stays a draft', async () => {
  await expect(saveNote('1', () => Promise.reject(new Error('no answer')))).rejects.toThrow('no answer');
  expect(readDraft(noteName('1'))).toBe(' call the ward ');
});

it('what is typed while the note is being saved stays a draft', async () => {
  await saveNote('1', async () => writeDraft(noteName('1'), ' call the ward and the lab'));
  expect(readDraft(noteName('1'))).toBe('and the lab');
});
