import { Trans, useLingui } from '@lingui/react/macro';
import type { NoteView } from '@mailroom/contracts';
import { Button, Textarea } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useId, useRef } from 'react';
import { useShortcuts } from '../../platform/keys/shortcuts.ts';
import { formatInstant } from '../../platform/language/format-instant.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { useDraft } from '../../platform/reload/drafts.ts';
import { isText } from '../../platform/reload/keep-across-reload.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { noteName } from './note-drafts.ts';
import classes from './side.module.css';
import { useSaveNote } from './use-save-note.ts';

const MAX_CHARACTERS = 2000;

/** What colleagues wrote beside the document; it stays in Mailroom. */
export const NoteList = ({ documentId, notes }: { documentId: string; notes: readonly NoteView[] }) => {
  const { t } = useLingui();
  const id = useId();
  const language = useLanguage();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text = '', setText] = useDraft(noteName(documentId), isText);
  const { save, isSaving } = useSaveNote(documentId);
  useShortcuts({ note: () => field.current?.focus() });

  const add = (): void => {
    // The button disappears with the saved text; the focus returns to the field.
    field.current?.focus();
    void save();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      // Escape leaves the field; passed on, it would close the document too.
      event.preventDefault();
      event.stopPropagation();
      field.current?.closest('section')?.focus();
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) add();
  };

  return (
    <section aria-labelledby={id} tabIndex={-1} className={classes['noteSection']}>
      <h3 id={id} className={classes['title']}>{t`Notes`}</h3>
      {notes.length === 0 ? null : (
        <ul className={classes['notes']}>
          {notes.map((note) => (
            <li key={note.id}>
              <p className={classes['noteText']}>
                <AsWritten>{note.text}</AsWritten>
              </p>
              <span className={classes['when']}>
                <AsWritten>{note.authorName}</AsWritten> ·{' '}
                <time dateTime={note.createdAt}>{formatInstant(note.createdAt, language)}</time>
              </span>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={submit} className={classes['noteForm']}>
        <Textarea
          ref={field}
          size="xs"
          rows={2}
          resize="vertical"
          classNames={{ input: classes['noteField'] ?? '' }}
          maxLength={MAX_CHARACTERS}
          aria-label={t`Note for colleagues`}
          placeholder={t`Note for colleagues; it stays in Mailroom`}
          value={text}
          onChange={(event) => setText(event.currentTarget.value || undefined)}
          onKeyDown={press}
        />
        {text.trim() === '' ? null : (
          <Button type="submit" size="compact-sm" loading={isSaving}>
            <Trans>Add the note</Trans>
          </Button>
        )}
      </form>
    </section>
  );
};
