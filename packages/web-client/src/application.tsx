import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queryClient } from './platform/query-client.ts';
import { UpdateBanner } from './platform/update-banner.tsx';
import { theme, themeVariables } from './ui/theme.ts';

/** What every page stands in: language, theme, cache. */
export const Application = ({ children }: { children: ReactNode }) => (
  <I18nProvider i18n={i18n}>
    <MantineProvider theme={theme} cssVariablesResolver={themeVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        {children}
        <UpdateBanner />
        <Notifications position="bottom-center" autoClose={4000} />
      </QueryClientProvider>
    </MantineProvider>
  </I18nProvider>
);
