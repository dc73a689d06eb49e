import type { ReactNode } from 'react';
import classes from './worklist-grid.module.css';

interface GridRowProps {
  line: { id: string };
  index: number;
  top: number;
  /** The one row that the Tab key leads to. */
  isCurrent: boolean;
  isOpen: boolean;
  onOpen: (id: string) => void;
  onFocus: (id: string) => void;
  isSelected: boolean;
  children: ReactNode;
}

export const GridRow = ({
  line,
  index,
  top,
  isCurrent,
  isOpen,
  isSelected,
  onOpen,
  onFocus,
  children,
}: GridRowProps) => (
  <div
    role="row"
    // The header is the first row.
    aria-rowindex={index + 2}
    aria-selected={isSelected}
    aria-current={isOpen}
    tabIndex={isCurrent ? 0 : -1}
    className={classes['row']}
    style={{ transform: `translateY(${top}px)` }}
    onClick={() => onOpen(line.id)}
    onFocus={() => onFocus(line.id)}
  >
    {children}
  </div>
);
