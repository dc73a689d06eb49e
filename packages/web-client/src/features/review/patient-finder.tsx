import { useLingui } from '@lingui/react/macro';
import type { FoundPatient, Trait } from '@mailroom/contracts';
import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, type Ref, useRef, useState } from 'react';
import { ConfirmFound } from './confirm-found.tsx';
import classes from './finder.module.css';
import { FinderStatus } from './finder-status.tsx';
import { FoundList } from './found-list.tsx';
import { readTypedSearch, type TypedSearch } from './typed-search.ts';
import { usePatientSearch } from './use-patient-search.ts';

const PAUSE_MS = 300;

interface PatientFinderProps {
  ref: Ref<HTMLDivElement>;
  documentId: string;
  /** Records that took the place of merged candidates. */
  heirIds: readonly string[];
  comparedId: string | null;
  onCompare: (patient: FoundPatient | null) => void;
  /** Resolves to whether the patient was chosen. */
  onChoose: (patient: FoundPatient, accepted: Trait[]) => Promise<boolean>;
  onClose: () => void;
}

const differingOf = ({ evidence }: FoundPatient): Trait[] =>
  evidence.filter(({ agreement }) => agreement === 'different').map(({ trait }) => trait);

const focusFirst = (list: HTMLElement | null): void => list?.querySelector<HTMLElement>('button:enabled')?.focus();

/** A clerk's own search among the hospital's patients, and the choice of one of them for the document. */
export const PatientFinder = (props: PatientFinderProps) => {
  const { ref, documentId, heirIds, comparedId, onCompare, onChoose, onClose } = props;
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState<TypedSearch | null>(null);
  const [asked, setAsked] = useState<FoundPatient | null>(null);
  const [isChoosing, setChoosing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const searching = usePatientSearch(documentId, search, heirIds);
  const look = useDebouncedCallback((text: string) => {
    onCompare(null);
    setSearch(readTypedSearch(text));
  }, PAUSE_MS);

  const type = (text: string): void => {
    setTyped(text);
    setAsked(null);
    look(text);
  };
  const choose = async (patient: FoundPatient, accepted: Trait[]): Promise<void> => {
    setChoosing(true);
    if (!(await onChoose(patient, accepted))) setChoosing(false);
  };
  const ask = (patient: FoundPatient): void => {
    if (isChoosing) return;
    if (differingOf(patient).length > 0) setAsked(patient);
    else void choose(patient, []);
  };
  const goBack = (): void => {
    setAsked(null);
    field.current?.focus();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
    event.preventDefault();
    // What is shown may be of what was typed before: then it is looked for first.
    look.flush();
    focusFirst(list.current);
  };
  const pressAnywhere = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // Passed on, it would close the document too.
    event.preventDefault();
    event.stopPropagation();
    if (asked === null) onClose();
    else goBack();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from wherever the focus is.
    <div
      ref={ref}
      role="search"
      aria-label={t`Find another patient`}
      className={classes['finder']}
      onKeyDown={pressAnywhere}
    >
      <div className={classes['line']}>
        <TextInput
          ref={field}
          className={classes['field'] ?? ''}
          size="sm"
          type="search"
          autoFocus
          aria-label={t`Name, birth date or number`}
          placeholder={t`Martin 12/03/1968, or a number`}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={press}
        />
        <CloseButton aria-label={t`Close the search`} onClick={onClose} />
      </div>
      <FinderStatus typed={typed} search={search} searching={searching} />
      {asked === null ? (
        <FoundList
          ref={list}
          found={searching.found}
          comparedId={comparedId}
          onCompare={onCompare}
          onChoose={ask}
          onLeave={() => field.current?.focus()}
        />
      ) : (
        <ConfirmFound
          patient={asked}
          differing={differingOf(asked)}
          isChoosing={isChoosing}
          onConfirm={() => void choose(asked, differingOf(asked))}
          onBack={goBack}
        />
      )}
    </div>
  );
};
