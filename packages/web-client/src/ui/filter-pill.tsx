import { Combobox, UnstyledButton, useCombobox } from '@mantine/core';
import { IconChevronDown, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import classes from './filter-pill.module.css';

interface FilterOption {
  value: string;
  label: string;
}

interface FilterWords {
  search: string;
  nothing: string;
  clear: string;
}

interface FilterPillProps {
  label: string;
  options: readonly FilterOption[];
  value: string | null;
  onChange: (value: string | null) => void;
  words: FilterWords;
}

/** Beyond this many options, reading them all takes longer than typing two letters. */
const SEARCHABLE_FROM = 8;

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** One filter: a button that says what it narrows to, and a list to choose from. */
export const FilterPill = ({ label, options, value, onChange, words }: FilterPillProps) => {
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
  const isSearchable = options.length >= SEARCHABLE_FROM;
  const chosen = options.find((option) => option.value === value);
  const shown = options.filter((option) => fold(option.label).includes(fold(typed.trim())));
  return (
    <span className={classes['pill']} data-active={value !== null}>
      <Combobox
        store={combobox}
        position="bottom-start"
        // Inside the search landmark, so that what opens belongs to what opened it.
        withinPortal={false}
        width={300}
        onOptionSubmit={(submitted) => {
          onChange(submitted);
          combobox.closeDropdown();
        }}
      >
        <Combobox.Target targetType="button" withExpandedAttribute>
          <UnstyledButton
            className={classes['button'] ?? ''}
            // A combobox takes no name from its content.
            aria-label={value === null ? label : `${label}: ${chosen?.label ?? value}`}
            onClick={() => combobox.toggleDropdown()}
          >
            {value === null ? label : <PillText label={label} value={chosen?.label ?? value} />}
            {value === null ? <IconChevronDown size={14} aria-hidden /> : null}
          </UnstyledButton>
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
      {value === null ? null : <ClearButton label={`${words.clear}: ${label}`} onClear={() => onChange(null)} />}
    </span>
  );
};

/** What a filter is set to, after its name. */
export const PillText = ({ label, value }: { label: string; value: string }) => (
  <span className={classes['text']}>
    {label}: <strong>{value}</strong>
  </span>
);

export const ClearButton = ({ label, onClear }: { label: string; onClear: () => void }) => (
  <UnstyledButton className={classes['clear'] ?? ''} aria-label={label} title={label} onClick={onClear}>
    <IconX size={14} aria-hidden />
  </UnstyledButton>
);
