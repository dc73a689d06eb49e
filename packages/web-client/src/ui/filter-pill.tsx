import { Trans, useLingui } from '@lingui/react/macro';
import { UnstyledButton, type UnstyledButtonProps } from '@mantine/core';
import { IconChevronDown, IconX } from '@tabler/icons-react';
import type { ComponentPropsWithRef } from 'react';
import { passFocus } from '../platform/keys/pass-focus.ts';
import { isolate } from '../platform/language/show-controls.ts';
import { defer } from '../platform/loading/deferred.ts';
import { useStandIn } from '../platform/loading/use-stand-in.ts';
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
  /** It comes from the address, so it may be no option any more. */
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
      {value === null ? null : <ClearButton clear={words.clear} label={label} onClear={() => onChange(null)} />}
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
export const PillButton = ({ label, value, ...others }: PillButtonProps) => {
  const { t } = useLingui();
  const shown = isolate(value ?? '');
  return (
    <UnstyledButton
      {...others}
      className={classes['button'] ?? ''}
      // A combobox takes no name from its content.
      aria-label={value === null ? label : t`${label}: ${shown}`}
    >
      {value === null ? label : <PillText label={label} value={value} />}
      {value === null ? <IconChevronDown size={14} aria-hidden /> : null}
    </UnstyledButton>
  );
};

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

interface ClearButtonProps {
  /** The word for it. */
  clear: string;
  /** The filter's name. */
  label: string;
  onClear: () => void;
}

export const ClearButton = ({ clear, label, onClear }: ClearButtonProps) => {
  const { t } = useLingui();
  const name = t`${clear}: ${label}`;
  const clearFilter = ({ currentTarget }: { currentTarget: Element }): void => {
    const pill = currentTarget.parentElement;
    // The focus goes to the filter's own button, or to the next filter's where that disappears too.
    const own = pill?.querySelector<HTMLElement>(':scope > button:first-child');
    passFocus(currentTarget, own ?? pill?.nextElementSibling?.querySelector('button'));
    onClear();
  };
  return (
    <UnstyledButton className={classes['clear'] ?? ''} aria-label={name} title={name} onClick={clearFilter}>
      <IconX size={14} aria-hidden />
    </UnstyledButton>
  );
};
