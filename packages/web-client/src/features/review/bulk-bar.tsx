import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { DecisionOutput, DecisionRefusal } from '@mailroom/contracts';
import { Button, CloseButton, Menu } from '@mantine/core';
import { IconFolderCheck, IconTag, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type Ref, useState } from 'react';
import { sayRefusal } from '../../platform/errors/refusal-sentences.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { OverlayMenu } from '../../ui/overlay-menu.tsx';
import { filterOptionsQuery } from '../documents/index.ts';
import { useMay } from '../session/index.ts';
import classes from './bulk-bar.module.css';
import { NoteNotSaved } from './note-drafts.ts';
import { RejectMenu } from './reject-menu.tsx';
import { sayUndecided, showNotDecided } from './show-not-decided.ts';
import { type Chosen, type Decision, useDecide } from './use-decide.ts';
import { useAssignDocuments, useAssignees, useTagDocuments } from './use-document-marks.ts';

export interface BulkBarProps {
  ref: Ref<HTMLElement>;
  chosen: readonly (Chosen & { name: string; refusal: DecisionRefusal | null })[];
  loadedCount: number;
  onSettled: (output: DecisionOutput) => void;
  onSelectAll: () => void;
  onClear: () => void;
}

/** What is done with everything that is selected; what was refused stays selected, and says why. */
export const BulkBar = ({ ref, chosen, loadedCount, onSettled, onSelectAll, onClear }: BulkBarProps) => {
  const { t } = useLingui();
  const decide = useDecide();
  const may = useMay();
  const [isRejectOpen, setRejectOpen] = useState(false);
  const [isDeciding, setDeciding] = useState(false);
  const mayDecide =
    may('integrateDocuments') && chosen.some(({ status }) => status === 'review' || status === 'unreadable');
  const nameOf = (error: unknown): string | undefined =>
    error instanceof NoteNotSaved ? chosen.find(({ documentId }) => documentId === error.documentId)?.name : undefined;
  const act = async (decision: Decision): Promise<void> => {
    setDeciding(true);
    try {
      onSettled(await decide(decision, chosen));
    } catch (error) {
      showNotDecided(sayUndecided(error), nameOf(error) ?? t`${chosen.length} documents`);
    } finally {
      setDeciding(false);
    }
  };
  const documentIds = chosen.map(({ documentId }) => documentId);
  const refused = chosen.flatMap(({ documentId, name, refusal }) => (refusal ? [{ documentId, name, refusal }] : []));
  return (
    <section ref={ref} className={classes['bar']} aria-label={t`Selection`}>
      <Refusals refused={refused} />
      <div className={classes['row']}>
        <strong role="status" className={classes['count']}>
          <Plural value={chosen.length} one="# selected" other="# selected" />
        </strong>
        {mayDecide ? (
          <>
            <Button
              size="xs"
              leftSection={<IconFolderCheck size={16} aria-hidden />}
              loading={isDeciding}
              onClick={() => void act({ kind: 'file' })}
            >
              <Trans context="verb">File</Trans>
            </Button>
            <RejectMenu
              size="xs"
              isOpen={isRejectOpen}
              onOpen={setRejectOpen}
              isOff={isDeciding}
              onReject={(reason) => void act({ kind: 'reject', reason })}
            />
          </>
        ) : null}
        {may('tagDocuments') ? <MarkMenus documentIds={documentIds} /> : null}
        {chosen.length < loadedCount ? (
          <Button size="xs" variant="subtle" onClick={onSelectAll}>
            <Trans>Select all {loadedCount}</Trans>
          </Button>
        ) : null}
        <CloseButton className={classes['close'] ?? ''} aria-label={t`Clear the selection`} onClick={onClear} />
      </div>
    </section>
  );
};

const MarkMenus = ({ documentIds }: { documentIds: string[] }) => {
  const { t } = useLingui();
  const { data } = useQuery(filterOptionsQuery);
  const assign = useAssignDocuments().mutate;
  const tag = useTagDocuments().mutate;
  const people = useAssignees();
  return (
    <>
      <OverlayMenu position="top-start">
        <Menu.Target>
          <Button size="xs" variant="default" leftSection={<IconUser size={16} aria-hidden />}>
            <Trans>Assign</Trans>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {[{ id: null, name: t`Nobody` }, ...people].map(({ id, name }) => (
            <Menu.Item key={id} onClick={() => assign({ documentIds, assigneeId: id })}>
              <AsWritten>{name}</AsWritten>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </OverlayMenu>
      {data === undefined || data.tags.length === 0 ? null : (
        <OverlayMenu position="top-start">
          <Menu.Target>
            <Button size="xs" variant="default" leftSection={<IconTag size={16} aria-hidden />}>
              <Trans>Tag</Trans>
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>
              <Trans>Put on</Trans>
            </Menu.Label>
            {data.tags
              .filter(({ isOffered }) => isOffered)
              .map(({ id, name }) => (
                <Menu.Item key={id} onClick={() => tag({ documentIds, tagId: id, isTagged: true })}>
                  <AsWritten>{name}</AsWritten>
                </Menu.Item>
              ))}
            <Menu.Label>
              <Trans>Take off</Trans>
            </Menu.Label>
            {data.tags.map(({ id, name }) => (
              <Menu.Item key={id} onClick={() => tag({ documentIds, tagId: id, isTagged: false })}>
                <AsWritten>{name}</AsWritten>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </OverlayMenu>
      )}
    </>
  );
};

interface RefusalsProps {
  refused: readonly { documentId: string; name: string; refusal: DecisionRefusal }[];
}

const Refusals = ({ refused }: RefusalsProps) => {
  const { i18n } = useLingui();
  if (refused.length === 0) return null;
  return (
    <div role="alert" data-refusals className={classes['refusals']}>
      <strong>
        <Plural
          value={refused.length}
          one="# was not decided and stays selected:"
          other="# were not decided and stay selected:"
        />
      </strong>
      <ul>
        {refused.map(({ documentId, name, refusal }) => (
          <li key={documentId}>
            <strong>
              <AsWritten>{name}</AsWritten>
            </strong>{' '}
            {i18n._(sayRefusal(refusal))}
          </li>
        ))}
      </ul>
    </div>
  );
};
