import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import classes from './comparison.module.css';
import type { CorrectionDraft } from './correction-draft.ts';
import { namedSystems, nameOfSystem } from './identifier-systems.ts';

/** Of one field; more than any document states. */
export const MAX_CHARACTERS = 200;

interface IdentifierFieldsProps {
  draft: CorrectionDraft;
  /** The systems of the hospital's own numbers. */
  own: readonly string[];
  mayTakeFocus: boolean;
  onDraft: (draft: CorrectionDraft) => void;
  error: string | null;
}

/** The numbers of a document, each with who gave it out. */
export const IdentifierFields = (props: IdentifierFieldsProps) => {
  const { draft, own, mayTakeFocus, onDraft, error } = props;
  const { trait, texts } = draft;
  const { t } = useLingui();
  const [begun] = useState(texts.length);
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
            // The first field takes the focus, and then each field that is added.
            autoFocus={mayTakeFocus && (index === 0 || index >= begun)}
            maxLength={MAX_CHARACTERS}
            autoComplete="off"
            onFocus={(event) => event.currentTarget.select()}
            value={texts[index] ?? ''}
            error={error !== null && texts[index] === '' ? error : null}
            onChange={(event) => change(index, event.currentTarget.value)}
          />
          <SystemSelect value={texts[index + 1] ?? ''} own={own} onChange={(value) => change(index + 1, value)} />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t`Remove this number`}
            onClick={(event) => {
              event.currentTarget.form?.querySelector('input')?.focus();
              onDraft({ trait, texts: texts.length > 2 ? texts.toSpliced(index, 2) : ['', ''] });
            }}
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

interface SystemSelectProps {
  value: string;
  own: readonly string[];
  onChange: (system: string) => void;
}

/** Who gave out a number, by name. One that has no name here stays as the document has it, until another is chosen. */
const SystemSelect = ({ value, own, onChange }: SystemSelectProps) => {
  const { t, i18n } = useLingui();
  const systems = namedSystems(own).map(({ name, spellings: [system = ''] }) => ({
    value: system,
    label: i18n._(name),
  }));
  const stated = value === '' ? null : nameOfSystem(value, own);
  // In the document's own spelling, so that nothing is corrected by opening the form.
  const current = { value, label: stated === null ? t`The sender's own number` : i18n._(stated) };
  const others = systems.filter(({ label }) => value === '' || label !== current.label);
  return (
    <NativeSelect
      size="xs"
      aria-label={t`Which number it is`}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[{ value: '', label: t`Not stated` }, ...(value === '' ? [] : [current]), ...others]}
    />
  );
};
