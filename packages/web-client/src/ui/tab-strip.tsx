import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import classes from './tab-strip.module.css';

interface StripTab<Value extends string> {
  value: Value;
  label: ReactNode;
}

interface TabStripProps<Value extends string> {
  label: string;
  tabs: readonly StripTab<Value>[];
  /** Null when what is shown belongs to no single tab. */
  value: Value | null;
  /** The one panel that every tab fills; see {@link tabId} for its label. */
  panelId: string;
  onChange: (value: Value) => void;
  /** `stacked`: counts below words, where five tabs share the width of a phone. */
  size?: 'md' | 'sm' | 'stacked';
}

/** The id of a tab, by which its panel is labelled. */
export const tabId = (panelId: string, value: string): string => `${panelId}-tab-${value}`;

/** Tabs that share one panel (Mantine's give each its own), with the arrow keys of the ARIA pattern. */
export const TabStrip = <Value extends string>(props: TabStripProps<Value>) => {
  const { label, tabs, value, panelId, onChange, size = 'md' } = props;
  const list = useRef<HTMLDivElement>(null);
  const reachable = value ?? tabs[0]?.value;

  const move = (event: KeyboardEvent): void => {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[role=tab]') ?? [])];
    const from = buttons.findIndex((button) => button === document.activeElement);
    const to = { ArrowRight: from + 1, ArrowLeft: from - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const target = buttons.at(to % buttons.length);
    target?.focus();
    target?.click();
  };

  return (
    <div ref={list} role="tablist" aria-label={label} className={classes['strip']} data-size={size} onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab.value}
          type="button"
          role="tab"
          id={tabId(panelId, tab.value)}
          aria-selected={tab.value === value}
          aria-controls={panelId}
          tabIndex={tab.value === reachable ? 0 : -1}
          className={classes['tab']}
          onClick={() => onChange(tab.value)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
};
