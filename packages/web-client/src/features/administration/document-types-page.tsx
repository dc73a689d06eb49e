import { Trans, useLingui } from '@lingui/react/macro';
import type { DocumentTypeRow } from '@mailroom/contracts';
import { Button, Group, Skeleton, TextInput } from '@mantine/core';
import { IconFileText, IconPlus, IconSearch, IconSearchOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { trpc } from '../../platform/rpc/trpc.ts';
import { FailureMessage } from '../../ui/failure-message.tsx';
import { FullMessage } from '../../ui/full-message.tsx';
import { DocumentTypeDialog } from './document-type-dialog.tsx';
import { DocumentTypeItem } from './document-type-item.tsx';
import classes from './settings.module.css';

/** Without case or accents. */
const bare = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

const holds = ({ code, nameEn, nameFr }: DocumentTypeRow, sought: string): boolean =>
  bare(`${code} ${nameEn} ${nameFr}`).includes(bare(sought));

/** What is opened where a new one is added. */
const NEW = 'new';

/** The kinds of documents that Mailroom names. */
export const DocumentTypesPage = () => {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const [opened, setOpened] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(trpc.administration.listDocumentTypes.queryOptions({}, { staleTime: 0 }));
  if (!data) return error ? <FailureMessage error={error} onRetry={() => void refetch()} /> : <Skeleton height={240} />;
  const rows = data.rows.filter((row) => holds(row, typed.trim()));
  const row = data.rows.find(({ code }) => code === opened);
  return (
    <>
      <Group justify="space-between" mb="sm">
        <TextInput
          className={classes['search'] ?? ''}
          type="search"
          maxLength={100}
          leftSection={<IconSearch size={16} aria-hidden />}
          aria-label={t`Search by name or code`}
          placeholder={t`Search by name or code`}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpened(NEW)}>
          <Trans>Add a document type</Trans>
        </Button>
      </Group>
      {rows.length === 0 ? <NoTypes isSought={typed.trim() !== ''} /> : null}
      <ul className={classes['list']} aria-label={t`Document types`}>
        {rows.map((one) => (
          <DocumentTypeItem key={one.code} row={one} onOpen={() => setOpened(one.code)} />
        ))}
      </ul>
      {row || opened === NEW ? <DocumentTypeDialog row={row ?? null} onClose={() => setOpened(null)} /> : null}
    </>
  );
};

const NoTypes = ({ isSought }: { isSought: boolean }) => {
  const { t } = useLingui();
  return isSought ? (
    <FullMessage icon={IconSearchOff} title={t`No document type is called that`}>
      <Trans>Search for another part of its name or code, or clear the search.</Trans>
    </FullMessage>
  ) : (
    <FullMessage icon={IconFileText} title={t`There is no document type yet`}>
      <Trans>Without one, documents are shown with their own titles only.</Trans>
    </FullMessage>
  );
};
