import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconSortAscending, IconSortDescending } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { memo, type ReactNode, type RefObject } from 'react';
import { passFocus } from '../../platform/keys/pass-focus.ts';
import { showControls } from '../../platform/language/show-controls.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { FilterPill } from '../../ui/filter-pill.tsx';
import { SetPill } from '../../ui/set-pill.tsx';
import { filterOptionsQuery, statusNames, verificationNames } from '../documents/index.ts';
import { countFilters } from './active-filters.ts';
import classes from './filter-bar.module.css';
import { PatientSearch } from './patient-search.tsx';
import { ReceivedFilter } from './received-filter.tsx';
import type { View } from './use-view.ts';
import { verificationOptions } from './view-schema.ts';
import { sortOf, statusesOf } from './view-search.ts';

interface FilterBarProps {
  view: View;
  isNarrow: boolean;
  /** Buttons of the page that have no other place when the list is narrow. */
  actions: ReactNode;
  searchRef: RefObject<HTMLInputElement | null>;
  onLeaveSearch: () => void;
}

/** Everything the list can be narrowed to; what it is narrowed to stands out. */
export const FilterBar = memo(({ view, isNarrow, actions, searchRef, onLeaveSearch }: FilterBarProps) => {
  const { t } = useLingui();
  const [isExpanded, { toggle }] = useDisclosure(false);
  const count = countFilters(view);
  return (
    <div className={classes['bar']} role="search" aria-label={t`Filters`}>
      <div className={classes['row']}>
        <PatientSearch view={view} inputRef={searchRef} onLeave={onLeaveSearch} />
        {isNarrow ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
            aria-expanded={isExpanded}
            onClick={toggle}
          >
            {count > 0 ? t`Filters (${count})` : t`Filters`}
          </Button>
        ) : (
          <Pills view={view} />
        )}
        {isNarrow || count === 0 ? null : <ClearAll onClear={view.clearFilters} />}
        <SortButton view={view} isNarrow={isNarrow} />
        {actions}
      </div>
      {isNarrow && isExpanded ? (
        <div className={classes['folded']}>
          <Pills view={view} />
          {count === 0 ? null : <ClearAll onClear={view.clearFilters} />}
        </div>
      ) : null}
    </div>
  );
});

const SortButton = ({ view: { search, change }, isNarrow }: Pick<FilterBarProps, 'view' | 'isNarrow'>) => {
  const { t } = useLingui();
  const isNewest = sortOf(search) === 'newest';
  const Icon = isNewest ? IconSortDescending : IconSortAscending;
  const label = isNewest ? t`Newest first` : t`Oldest first`;
  const toggle = (): void => change({ sort: isNewest ? 'oldest' : 'newest' });
  return isNarrow ? (
    <ActionIcon variant="default" size={30} aria-label={label} title={label} onClick={toggle}>
      <Icon size={16} aria-hidden />
    </ActionIcon>
  ) : (
    <Button
      className={classes['sort'] ?? ''}
      size="xs"
      variant="subtle"
      color="gray"
      leftSection={<Icon size={16} aria-hidden />}
      onClick={toggle}
    >
      {label}
    </Button>
  );
};

const ClearAll = ({ onClear }: { onClear: () => void }) => (
  <Button
    size="xs"
    variant="subtle"
    onClick={({ currentTarget }) => {
      // Clearing replaces the list, so the focus goes to the last filter and not to a row.
      passFocus(currentTarget, currentTarget.previousElementSibling?.querySelector('button'));
      onClear();
    }}
  >
    <Trans>Clear all</Trans>
  </Button>
);

const Pills = ({ view: { search, change } }: { view: View }) => {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const { data } = useQuery(filterOptionsQuery);
  const words = { search: t`Search`, nothing: t`Nothing found`, clear: t`Clear` };
  // Names from outside. Mantine's list takes texts only, so this and not <AsWritten> shows their control characters.
  const byName = ({ id, name }: { id: string; name: string }) => ({ value: id, label: showControls(name) });
  const types = data?.documentTypes.map(({ code, nameEn, nameFr }) => ({
    value: code,
    label: showControls(language === 'fr' ? nameFr : nameEn),
  }));
  const statuses = statusesOf(search);
  return (
    <>
      {statuses.length === 1 ? null : (
        // Several statuses, from a link or a wider search, match no tab: this pill shows them and takes them off.
        <SetPill
          label={t`Status`}
          value={statuses.map((status) => i18n._(statusNames[status])).join(', ')}
          clear={words.clear}
          onClear={() => change({ statuses: null })}
        />
      )}
      <FilterPill
        label={t`Document type`}
        options={types?.toSorted((left, right) => left.label.localeCompare(right.label, language)) ?? []}
        value={search.documentTypeCode ?? null}
        onChange={(documentTypeCode) => change({ documentTypeCode })}
        words={words}
      />
      <FilterPill
        label={t`Source`}
        options={data?.sources.map(byName) ?? []}
        value={search.sourceId ?? null}
        onChange={(sourceId) => change({ sourceId })}
        words={words}
      />
      <ReceivedFilter search={search} change={change} />
      <FilterPill
        label={t`Assigned to`}
        options={[{ value: 'nobody', label: t`Nobody` }, ...(data?.assignees.map(byName) ?? [])]}
        value={search.assigneeId ?? null}
        onChange={(assigneeId) => change({ assigneeId })}
        words={words}
      />
      <FilterPill
        label={t`Tag`}
        options={data?.tags.map(byName) ?? []}
        value={search.tagId ?? null}
        onChange={(tagId) => change({ tagId })}
        words={words}
      />
      <FilterPill
        label={t`Check`}
        options={verificationOptions.map((value) => ({ value, label: i18n._(verificationNames[value]) }))}
        value={search.verificationOutcome ?? null}
        onChange={(verificationOutcome) => change({ verificationOutcome })}
        words={words}
      />
    </>
  );
};
