import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { MantineProvider } from '@mantine/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { GridHeader } from './grid-header.tsx';
import { type Layout, shownColumns } from './worklist-columns.tsx';

/** The names above the columns, as the page is painted. */
export const paintNames = (layout: Layout, isMixed: boolean): string[] => {
  const header = (
    <GridHeader shown={shownColumns(layout, isMixed)} layout={layout} sort="newest" selectAll="Select all" />
  );
  const page = renderToStaticMarkup(
    <I18nProvider i18n={i18n}>
      <MantineProvider>{header}</MantineProvider>
    </I18nProvider>,
  );
  return [...page.matchAll(/role="columnheader"[^>]*>(?:<span[^>]*>)?([^<]*)/g)].map(([, name = '']) => name);
};
