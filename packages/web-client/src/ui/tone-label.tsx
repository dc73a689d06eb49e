import type { TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './tone-label.module.css';

export type Tone = 'good' | 'warn' | 'bad' | 'quiet';

interface ToneLabelProps {
  icon: TablerIcon;
  tone: Tone;
  children: ReactNode;
}

/** A word with an icon; the colour only repeats what both say. */
export const ToneLabel = ({ icon: Icon, tone, children }: ToneLabelProps) => (
  <span className={classes['label']} data-tone={tone}>
    <Icon size={16} stroke={1.9} aria-hidden />
    <span className={classes['word']}>{children}</span>
  </span>
);
