import { Trans, useLingui } from '@lingui/react/macro';
import type { Correction } from '@mailroom/contracts';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { formatPartialDate } from '../../platform/language/format-partial-date.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { sexNames } from '../documents/index.ts';
import classes from './comparison.module.css';
import { type CorrectionDraft, correctionOf } from './correction-draft.ts';
import { IdentifierFields, MAX_CHARACTERS } from './identifier-fields.tsx';
import { traitNames } from './review-words.ts';
import { parseTypedDate } from './typed-date.ts';

interface CorrectionFormProps {
  draft: CorrectionDraft;
  /** The systems of the hospital's own numbers. */
  own: readonly string[];
  /** False for a form that was restored with its document: it leaves the focus where it is. */
  mayTakeFocus: boolean;
  /** False while the document is somebody else's to decide: the texts stay, and cannot be saved. */
  maySave: boolean;
  onDraft: (draft: CorrectionDraft) => void;
  onSave: (correction: Correction) => void;
  onCancel: () => void;
}

/** What the document really says, typed by somebody who looks at it. */
export const CorrectionForm = (props: CorrectionFormProps) => {
  const { draft, own, mayTakeFocus, maySave, onDraft, onSave, onCancel } = props;
  const { t, i18n } = useLingui();
  const [isWrong, setWrong] = useState(false);
  const name = i18n._(traitNames[draft.trait]);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const correction = correctionOf(draft);
    setWrong(correction === null);
    if (correction !== null && maySave) onSave(correction);
  };
  const press = (event: KeyboardEvent<HTMLFormElement>): void => {
    // Unlike a text field, a `<select>` does not submit its form on Enter.
    if (event.key === 'Enter' && event.target instanceof HTMLSelectElement) {
      // The same key press would otherwise submit the next trait's form, which takes the focus at once.
      event.preventDefault();
      event.currentTarget.requestSubmit();
    }
    if (event.key !== 'Escape') return;
    // Escape closes this form; passed on, it would close the document too.
    event.preventDefault();
    event.stopPropagation();
    onCancel();
  };
  const errors: Partial<Record<Correction['trait'], string>> = {
    birthDate: t`Not a date. For example 12/04/1975, 12 April 1975, 04/1975 or 1975.`,
    birthPlace: t`Not a code. For example 63220, 2A004, or 99352 for a country.`,
  };
  const error = errors[draft.trait] ?? t`A number is missing.`;
  return (
    <form className={classes['form']} onSubmit={save} onKeyDown={press} aria-label={t`Correct: ${name}`}>
      <Fields draft={draft} own={own} mayTakeFocus={mayTakeFocus} onDraft={onDraft} error={isWrong ? error : null} />
      {maySave ? null : (
        <p role="alert" className={classes['left']}>
          <Trans>This document is not yours to change now. What you typed is kept here.</Trans>
        </p>
      )}
      <div className={classes['formButtons']}>
        <Button type="submit" size="compact-sm" disabled={!maySave}>
          <Trans>Correct</Trans>
        </Button>
        <Button size="compact-sm" variant="default" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </form>
  );
};

interface FieldsProps extends Pick<CorrectionFormProps, 'draft' | 'mayTakeFocus' | 'onDraft' | 'own'> {
  error: string | null;
}

const Fields = ({ draft, own, mayTakeFocus, onDraft, error }: FieldsProps) => {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const label = i18n._(traitNames[draft.trait]);
  const [text = ''] = draft.texts;
  const change = (value: string): void => onDraft({ ...draft, texts: [value] });
  const date = draft.trait === 'birthDate' ? parseTypedDate(text) : null;
  const understood = date === null ? null : formatPartialDate(date, language);
  if (draft.trait === 'identifier')
    return <IdentifierFields draft={draft} own={own} mayTakeFocus={mayTakeFocus} onDraft={onDraft} error={error} />;
  if (draft.trait === 'sex') {
    return (
      <NativeSelect
        size="xs"
        label={label}
        autoFocus={mayTakeFocus}
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        data={[
          { value: '', label: t`Not stated` },
          ...Object.entries(sexNames).map(([value, message]) => ({ value, label: i18n._(message) })),
        ]}
      />
    );
  }
  return (
    <TextInput
      size="xs"
      label={label}
      description={
        understood === null ? (
          draft.trait === 'birthPlace' ? (
            t`The code of the commune or country (INSEE). Empty: the document does not say it.`
          ) : (
            t`As the document says it. Empty: it does not say it.`
          )
        ) : (
          <Trans>
            Understood as <strong>{understood}</strong>
          </Trans>
        )
      }
      autoFocus={mayTakeFocus}
      maxLength={MAX_CHARACTERS}
      autoComplete="off"
      spellCheck={false}
      value={text}
      error={error}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
};
