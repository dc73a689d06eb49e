import classes from './filter-pill.module.css';
import { ClearButton, PillText } from './filter-pill.tsx';

interface SetPillProps {
  label: string;
  value: string;
  clear: string;
  onClear: () => void;
}

/** A filter that was set elsewhere: it can be seen and taken off, not changed. */
export const SetPill = ({ label, value, clear, onClear }: SetPillProps) => (
  <span className={classes['pill']} data-active>
    <span className={classes['button']}>
      <PillText label={label} value={value} />
    </span>
    <ClearButton clear={clear} label={label} onClear={onClear} />
  </span>
);
