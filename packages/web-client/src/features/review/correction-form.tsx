import { Trans, useLingui } from '@lingui/react/macro';
import type { Correction } from '@mailroom/contracts';
import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { sexNames } from '../documents/index.ts';
import classes from './comparison.module.css';
import { type CorrectionDraft, correctionOf } from './correction-draft.ts';
import { traitNames } from './review-words.ts';

interface CorrectionFormProps {
  draft: CorrectionDraft;
  onDraft: (draft: CorrectionDraft) => void;
  onSave: (correction: Correction) => void;
  onCancel: () => void;
}

/** What the document really says, typed by somebody who looks at it. */
export const CorrectionForm = ({ draft, onDraft, onSave, onCancel }: CorrectionFormProps) => {
  const { t, i18n } = useLingui();
  const [isWrong, setWrong] = useState(false);
  const name = i18n._(traitNames[draft.trait]);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const correction = correctionOf(draft);
    setWrong(correction === null);
    if (correction !== null) onSave(correction);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // It leaves the form, not the document.
    event.preventDefault();
    event.stopPropagation();
    onCancel();
  };
  const error =
    draft.trait === 'birthDate' ? t`Not a date. For example 12/04/1975, 04/1975 or 1975.` : t`A number is missing.`;
  return (
    <form className={classes['form']} onSubmit={save} onKeyDown={press} aria-label={t`Correct: ${name}`}>
      <Fields draft={draft} onDraft={onDraft} error={isWrong ? error : null} />
      <div className={classes['formButtons']}>
        <Button type="submit" size="compact-sm">
          <Trans>Correct</Trans>
        </Button>
        <Button size="compact-sm" variant="default" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </form>
  );
};

interface FieldsProps {
  draft: CorrectionDraft;
  onDraft: (draft: CorrectionDraft) => void;
  error: string | null;
}

const Fields = ({ draft, onDraft, error }: FieldsProps) => {
  const { t, i18n } = useLingui();
  const label = i18n._(traitNames[draft.trait]);
  const [text = ''] = draft.texts;
  const change = (value: string): void => onDraft({ ...draft, texts: [value] });
  if (draft.trait === 'identifier') return <IdentifierFields draft={draft} onDraft={onDraft} error={error} />;
  if (draft.trait === 'sex') {
    return (
      <NativeSelect
        size="xs"
        label={label}
        data-autofocus
        autoFocus
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
      description={t`As the document says it. Empty: it does not say it.`}
      autoFocus
      autoComplete="off"
      spellCheck={false}
      value={text}
      error={error}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
};

const IdentifierFields = ({ draft: { trait, texts }, onDraft, error }: FieldsProps) => {
  const { t } = useLingui();
  const change = (index: number, value: string): void =>
    onDraft({ trait, texts: texts.map((text, place) => (place === index ? value : text)) });
  const pairs = Array.from({ length: texts.length / 2 }, (_, index) => index * 2);
  return (
    <>
      {pairs.map((index) => (
        <div key={index} className={classes['pair']}>
          <TextInput
            size="xs"
            aria-label={t`Number`}
            placeholder={t`Number`}
            autoFocus={index === 0}
            autoComplete="off"
            value={texts[index] ?? ''}
            error={error !== null && texts[index] === '' ? error : null}
            onChange={(event) => change(index, event.currentTarget.value)}
          />
          <TextInput
            size="xs"
            aria-label={t`Issued by (system)`}
            placeholder={t`Issued by (system)`}
            autoComplete="off"
            value={texts[index + 1] ?? ''}
            onChange={(event) => change(index + 1, event.currentTarget.value)}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t`Remove this number`}
            onClick={() => onDraft({ trait, texts: texts.toSpliced(index, 2) })}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onDraft({ trait, texts: [...texts, '', ''] })}
        >
          <Trans>Another number</Trans>
        </Button>
      </div>
    </>
  );
};
