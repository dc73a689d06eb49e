import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { WorklistRow } from '@mailroom/contracts';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import { queryClient } from '../../platform/rpc/query-client.ts';
import { GridHeader } from './grid-header.tsx';
import { GridRow } from './grid-row.tsx';
import { type Layout, shownColumns } from './worklist-columns.tsx';

const nothing = (): void => {};

/** What stands in each element of this role, without its markup; the elements hold no others of their kind. */
const textsOf = (page: string, role: string): string[] =>
  [...page.matchAll(new RegExp(`<div role="${role}"[^>]*>(.*?)</div>`, 'g'))].map(([, inner = '']) =>
    inner.replaceAll(/<[^>]*>/g, ''),
  );

/** The names above the columns and the cells of one row, as the page is painted; the first of each selects. */
export const paintGrid = (layout: Layout, isMixed: boolean, row: WorklistRow) => {
  const shown = shownColumns(layout, isMixed);
  const page = renderToStaticMarkup(
    <I18nProvider i18n={i18n}>
      <MantineProvider>
        <QueryClientProvider client={queryClient}>
          <GridHeader shown={shown} layout={layout} sort="newest" selectAll="Select all" />
          <GridRow
            row={row}
            shown={shown}
            index={0}
            top={0}
            isCurrent={false}
            isOpen={false}
            isLeft={false}
            isSelected={false}
            onOpen={nothing}
            onFocus={nothing}
            onToggle={nothing}
            onExtend={nothing}
          />
        </QueryClientProvider>
      </MantineProvider>
    </I18nProvider>,
  );
  return { names: textsOf(page, 'columnheader'), cells: textsOf(page, 'gridcell') };
};

/** Something that fits a field which {@link KNOWN_ROW} does not name, so that a further field needs no line here. */
const ANYTHING = [null, 'text', 0, false, []];

const fitting = Object.entries(WorklistRow.shape).map(([field, schema]) => [
  field,
  ANYTHING.find((value) => schema.safeParse(value).success),
]);

/** A row of which everything is known. */
export const KNOWN_ROW = WorklistRow.parse({
  ...Object.fromEntries(fitting),
  id: '0b8e8d4e-5a3c-4a53-9d0f-6f1f2f3c4d5e',
  status: 'integrated',
  receivedAt: '2026-03-01T09:15:00.000Z',
  title: 'Discharge summary',
  patientName: 'DURAND Alix',
  patientBirthDate: '1975-04-12',
  documentDate: '2026-02-27',
  sourceName: 'Secure mail',
  assigneeName: 'A clerk',
  verificationOutcome: 'matched',
  verificationFreshness: 'verified',
});
