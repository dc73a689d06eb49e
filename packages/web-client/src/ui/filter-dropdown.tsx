import { Combobox, useCombobox } from '@mantine/core';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useOverlay } from '../platform/keys/layers.ts';
import classes from './filter-pill.module.css';
import type { FilterPillProps } from './filter-pill.tsx';

interface FilterDropdownProps<Value extends string> extends Omit<FilterPillProps<Value>, 'value'> {
  value: Value | null;
  startsOpen: boolean;
  /** The button that the list belongs to. */
  renderButton: (onClick: () => void) => ReactElement;
}

/** Beyond this many options, reading them all takes longer than typing two letters. */
const SEARCHABLE_FROM = 8;

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The list of a filter's choices, below its button. */
export const FilterDropdown = <Value extends string>(props: FilterDropdownProps<Value>) => {
  const { label, options, value, onChange, words, startsOpen, renderButton } = props;
  const [typed, setTyped] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      combobox.focusTarget();
      setTyped('');
    },
    onDropdownOpen: () => {
      if (isSearchable) combobox.focusSearchInput();
      combobox.selectFirstOption();
    },
  });
  const { openDropdown } = combobox;
  useOverlay(combobox.dropdownOpened, () => combobox.closeDropdown());
  const owed = useRef(startsOpen);
  useEffect(() => {
    if (!owed.current) return;
    owed.current = false;
    openDropdown();
  }, [openDropdown]);
  const isSearchable = options.length >= SEARCHABLE_FROM;
  const shown = options.filter((option) => fold(option.label).includes(fold(typed.trim())));
  return (
    <Combobox
      store={combobox}
      position="bottom-start"
      // Inside the search landmark, so that what opens belongs to what opened it.
      withinPortal={false}
      width={300}
      onOptionSubmit={(submitted) => {
        onChange(options.find((option) => option.value === submitted)?.value ?? null);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target targetType="button" withExpandedAttribute>
        {renderButton(() => combobox.toggleDropdown())}
      </Combobox.Target>
      <Combobox.Dropdown>
        {isSearchable ? (
          <Combobox.Search
            aria-label={words.search}
            placeholder={words.search}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              combobox.updateSelectedOptionIndex();
            }}
          />
        ) : null}
        <Combobox.Options aria-label={label} mah={320} className={classes['options'] ?? ''}>
          {shown.map((option) => (
            <Combobox.Option key={option.value} value={option.value} selected={option.value === value}>
              {option.label}
            </Combobox.Option>
          ))}
        </Combobox.Options>
        {shown.length === 0 ? <Combobox.Empty>{words.nothing}</Combobox.Empty> : null}
      </Combobox.Dropdown>
    </Combobox>
  );
};
