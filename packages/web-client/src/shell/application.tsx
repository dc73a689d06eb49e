import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { createElement, type ReactNode } from 'react';
import { queryClient } from '../platform/rpc/query-client.ts';
import { deferredNotifications } from '../ui/notify.ts';
import { theme, themeVariables } from '../ui/theme.ts';
import classes from './application.module.css';
import { UpdateBanner } from './update-banner.tsx';

/** What every page stands in: language, theme, cache. */
export const Application = ({ children }: { children: ReactNode }) => (
  <I18nProvider i18n={i18n}>
    <MantineProvider theme={theme} cssVariablesResolver={themeVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        {children}
        <UpdateBanner />
        <LaterNotifications />
      </QueryClientProvider>
    </MantineProvider>
  </I18nProvider>
);

const LaterNotifications = () => {
  const Notifications = deferredNotifications.use();
  return (
    Notifications &&
    createElement(Notifications, {
      position: 'bottom-center',
      autoClose: 4000,
      classNames: { root: classes['notifications'] ?? '' },
    })
  );
};
