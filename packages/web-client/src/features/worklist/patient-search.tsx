import { useLingui } from '@lingui/react/macro';
import { CloseButton, Kbd, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import { isText, useKeptState } from '../../platform/reload/keep-across-reload.ts';
import classes from './filter-bar.module.css';
import type { View } from './use-view.ts';
import { toPatientName } from './view-search.ts';

const PAUSE_MS = 200;

interface PatientSearchProps {
  view: View;
  inputRef: RefObject<HTMLInputElement | null>;
  onLeave: () => void;
}

/** The name that is searched for. It is asked for after a pause in typing, from two letters on. */
export const PatientSearch = ({ view: { patientName, searchPatient }, inputRef, onLeave }: PatientSearchProps) => {
  const { t } = useLingui();
  const [typed, setTyped] = useKeptState('patient-search', isText, patientName ?? '');
  const [knownName, setKnownName] = useState(patientName);
  const ask = useDebouncedCallback((text: string) => searchPatient(toPatientName(text)), PAUSE_MS);

  // The view has changed elsewhere: a link, the back button, "clear all". Half-typed words are left alone.
  if (patientName !== knownName) {
    setKnownName(patientName);
    if (toPatientName(typed) !== patientName) setTyped(patientName ?? '');
  }

  const type = (text: string): void => {
    setTyped(text);
    if (toPatientName(text) !== patientName) ask(text);
    else ask.cancel();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      ask.flush();
      onLeave();
    }
    if (event.key !== 'Escape') return;
    // Escape would close the open document too, which is one step more than was asked.
    event.stopPropagation();
    event.preventDefault();
    if (typed === '') onLeave();
    else type('');
  };

  return (
    <TextInput
      ref={inputRef}
      className={classes['search'] ?? ''}
      size="xs"
      type="search"
      aria-label={t`Patient name`}
      placeholder={t`Patient name`}
      autoComplete="off"
      spellCheck={false}
      maxLength={100}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        typed === '' ? (
          <Kbd size="xs" aria-hidden className={classes['slash'] ?? ''}>
            /
          </Kbd>
        ) : (
          <CloseButton size="sm" aria-label={t`Clear the name`} onClick={() => type('')} />
        )
      }
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={press}
    />
  );
};
