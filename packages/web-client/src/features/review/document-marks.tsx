import { useLingui } from '@lingui/react/macro';
import type { DocumentView } from '@mailroom/contracts';
import { getThemeColor, NativeSelect, useMantineTheme } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { showControls } from '../../platform/language/show-controls.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { Fact, filterOptionsQuery } from '../documents/index.ts';
import { useMay } from '../session/index.ts';
import { patchDocument } from './document-queries.ts';
import classes from './side.module.css';
import { useAssignDocuments, useAssignees, useTagDocuments } from './use-document-marks.ts';

interface MarksProps {
  documentId: string;
  document: DocumentView;
}

/** Whose work the document is; changing it needs no claim. */
export const AssigneeFact = ({ documentId, document: { assigneeName } }: MarksProps) => {
  const { t } = useLingui();
  const { data } = useQuery(filterOptionsQuery);
  const { mutate } = useAssignDocuments();
  const may = useMay();
  const choosable = new Set(useAssignees().map(({ id }) => id));
  const everybody = data?.assignees ?? [];
  // Whose work it is now is shown, whoever may be chosen.
  const people = everybody.filter((person) => person.name === assigneeName || choosable.has(person.id));
  const assign = (id: string): void => {
    const assignee = people.find((person) => person.id === id);
    patchDocument(documentId, () => ({ assigneeName: assignee?.name ?? null }));
    mutate({ documentIds: [documentId], assigneeId: assignee?.id ?? null });
  };
  return (
    <Fact name={t`Assigned to`}>
      <NativeSelect
        size="xs"
        aria-label={t`Assigned to`}
        disabled={!may('assignDocuments')}
        value={people.find(({ name }) => name === assigneeName)?.id ?? ''}
        onChange={(event) => assign(event.currentTarget.value)}
        data={[
          { value: '', label: t`Nobody` },
          ...people.map(({ id, name }) => ({ value: id, label: showControls(name) })),
        ]}
      />
    </Fact>
  );
};

/** The facility's tags: those that are on the document, and those that may be. */
export const TagsFact = ({ documentId, document: { tags } }: MarksProps) => {
  const { t } = useLingui();
  const theme = useMantineTheme();
  const { data } = useQuery(filterOptionsQuery);
  const { mutate } = useTagDocuments();
  const may = useMay();
  if (data === undefined || data.tags.length === 0) return null;
  const colorOf = (name: string): string | undefined => tags.find((tag) => tag.name === name)?.color;
  const shown = data.tags.filter(({ name, isOffered }) => isOffered || colorOf(name) !== undefined);
  return (
    <Fact name={t`Tags`}>
      <span className={classes['tags']}>
        {shown.map(({ id, name }) => {
          const color = colorOf(name);
          return (
            <button
              key={id}
              type="button"
              className={classes['tag']}
              aria-pressed={color !== undefined}
              disabled={!may('tagDocuments')}
              onClick={() => mutate({ documentIds: [documentId], tagId: id, isTagged: color === undefined })}
            >
              {color === undefined ? null : (
                <>
                  <span className={classes['dot']} style={{ backgroundColor: getThemeColor(color, theme) }} />
                  <IconCheck size={12} aria-hidden />
                </>
              )}
              <AsWritten>{name}</AsWritten>
            </button>
          );
        })}
      </span>
    </Fact>
  );
};
