import { Trans } from '@lingui/react/macro';
import { UnstyledButton, type UnstyledButtonProps } from '@mantine/core';
import { IconChevronDown, IconX } from '@tabler/icons-react';
import type { ComponentPropsWithRef } from 'react';
import { defer } from '../platform/deferred.ts';
import { isolate } from '../platform/show-controls.ts';
import { useStandIn } from '../platform/use-stand-in.ts';
import { AsWritten } from './as-written.tsx';
import classes from './filter-pill.module.css';

interface FilterOption<Value extends string> {
  value: Value;
  label: string;
}

interface FilterWords {
  search: string;
  nothing: string;
  clear: string;
}

export interface FilterPillProps<Value extends string> {
  label: string;
  options: readonly FilterOption<Value>[];
  /** Of an address, which may name what is no option any more. */
  value: string | null;
  onChange: (value: Value | null) => void;
  words: FilterWords;
}

const dropdown = defer(() => import('./filter-dropdown.tsx').then((module) => module.FilterDropdown));

/** One filter: a button that says what it narrows to, and a list to choose from. */
export const FilterPill = <Value extends string>(props: FilterPillProps<Value>) => {
  const { label, options, value, onChange, words } = props;
  const { Control, root, standIn, isWanted, open } = useStandIn(dropdown);
  const chosen = options.find((option) => option.value === value);
  const name = chosen?.label ?? value;
  return (
    <span ref={root} className={classes['pill']} data-active={value !== null}>
      {Control === null ? (
        <PillButton
          label={label}
          value={name}
          role="combobox"
          aria-haspopup="listbox"
          aria-expanded={false}
          {...standIn}
          onKeyDown={(event) => event.key === 'ArrowDown' && open()}
        />
      ) : (
        <Control
          {...props}
          value={chosen?.value ?? null}
          startsOpen={isWanted}
          renderButton={(onClick) => <PillButton label={label} value={name} onClick={onClick} />}
        />
      )}
      {value === null ? null : <ClearButton label={`${words.clear}: ${label}`} onClear={() => onChange(null)} />}
    </span>
  );
};

interface PillButtonProps
  extends UnstyledButtonProps,
    Omit<ComponentPropsWithRef<'button'>, keyof UnstyledButtonProps | 'value'> {
  label: string;
  /** In words; null while the filter is off. */
  value: string | null;
}

/** The button of a filter; whatever opens below it adds its own attributes. */
export const PillButton = ({ label, value, ...others }: PillButtonProps) => (
  <UnstyledButton
    {...others}
    className={classes['button'] ?? ''}
    // A combobox takes no name from its content.
    aria-label={value === null ? label : `${label}: ${isolate(value)}`}
  >
    {value === null ? label : <PillText label={label} value={value} />}
    {value === null ? <IconChevronDown size={14} aria-hidden /> : null}
  </UnstyledButton>
);

/** What a filter is set to, after its name. */
export const PillText = ({ label, value }: { label: string; value: string }) => (
  <span className={classes['text']}>
    <Trans>
      {label}:{' '}
      <strong>
        <AsWritten>{value}</AsWritten>
      </strong>
    </Trans>
  </span>
);

export const ClearButton = ({ label, onClear }: { label: string; onClear: () => void }) => (
  <UnstyledButton className={classes['clear'] ?? ''} aria-label={label} title={label} onClick={onClear}>
    <IconX size={14} aria-hidden />
  </UnstyledButton>
);
