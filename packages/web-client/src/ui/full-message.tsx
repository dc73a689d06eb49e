import { Text, Title } from '@mantine/core';
import type { ComponentType, ReactNode } from 'react';
import classes from './full-message.module.css';

interface FullMessageProps {
  icon: ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>;
  title: string;
  children?: ReactNode;
  /** What the user can do about it. */
  actions?: ReactNode;
  role?: 'status' | 'alert';
  /** Nothing else is on the page, so that this is its heading. */
  isWholePage?: boolean;
}

/** What fills a place where there is nothing else to show: empty, failed, not found. */
export const FullMessage = ({
  icon: Icon,
  title,
  children,
  actions,
  role = 'status',
  isWholePage = false,
}: FullMessageProps) => (
  <div className={classes['message']} role={role}>
    <span className={classes['icon']}>
      <Icon size={30} stroke={1.5} aria-hidden />
    </span>
    <Title order={isWholePage ? 1 : 2} className={classes['title'] ?? ''}>
      {title}
    </Title>
    {children === undefined ? null : (
      <Text component="div" c="dimmed" className={classes['text'] ?? ''}>
        {children}
      </Text>
    )}
    {actions === undefined ? null : <div className={classes['actions']}>{actions}</div>}
  </div>
);
