import { useLingui } from '@lingui/react/macro';
import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import classes from './app-header.module.css';

export const ColorSchemeButton = () => {
  const { t } = useLingui();
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light') === 'dark';
  const label = isDark ? t`Light colours` : t`Dark colours`;
  const Icon = isDark ? IconSun : IconMoon;
  return (
    <ActionIcon
      className={classes['button'] ?? ''}
      size="var(--action-size)"
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
    >
      <Icon size={18} stroke={1.75} aria-hidden />
    </ActionIcon>
  );
};
