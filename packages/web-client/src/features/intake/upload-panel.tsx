import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Anchor, Loader } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconClock, IconCopyCheck, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { sayFailure } from '../../platform/errors/say-failure.ts';
import { andPassFocus } from '../../platform/keys/pass-focus.ts';
import { showControls } from '../../platform/language/show-controls.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import classes from './upload-panel.module.css';
import type { Upload, UploadState, Uploads } from './use-uploads.ts';

/** What became of the files that were added, until the clerk puts it away. */
export const UploadPanel = ({ uploads, forget }: Pick<Uploads, 'uploads' | 'forget'>) => {
  const { t } = useLingui();
  if (uploads.length === 0) return null;
  const underWay = uploads.filter(({ state }) => state.kind === 'waiting' || state.kind === 'sending').length;
  return (
    <section className={classes['panel']} aria-label={t`Added documents`}>
      <div className={classes['head']}>
        <strong role="status">
          {underWay > 0 ? (
            <Plural value={underWay} one="Sending # file" other="Sending # files" />
          ) : (
            <Plural value={uploads.length} one="# file sent" other="# files sent" />
          )}
        </strong>
        <ActionIcon variant="subtle" color="gray" aria-label={t`Hide added documents`} onClick={andPassFocus(forget)}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </div>
      <ul className={classes['list']}>
        {uploads.map((upload) => (
          <UploadLine key={upload.id} upload={upload} />
        ))}
      </ul>
    </section>
  );
};

const UploadLine = ({ upload: { fileName, state } }: { upload: Upload }) => (
  <li className={classes['line']} data-kind={state.kind}>
    <StateIcon kind={state.kind} />
    <span className={classes['text']}>
      <span className={classes['name']} title={showControls(fileName)}>
        <AsWritten>{fileName}</AsWritten>
      </span>
      <span className={classes['state']}>
        <StateWords state={state} />
      </span>
    </span>
    {'documentId' in state ? (
      <Anchor
        size="sm"
        renderRoot={(props) => (
          <Link
            to="/"
            search={(previous) => ({ ...previous, document: state.documentId })}
            state={(previous) => previous}
            {...props}
          />
        )}
      >
        <Trans>Open</Trans>
      </Anchor>
    ) : null}
  </li>
);

const icons = { waiting: IconClock, received: IconCircleCheck, known: IconCopyCheck, refused: IconAlertTriangle };

const StateIcon = ({ kind }: { kind: UploadState['kind'] }) => {
  if (kind === 'sending') return <Loader size={18} />;
  const Icon = icons[kind];
  return <Icon size={18} aria-hidden />;
};

const StateWords = ({ state }: { state: UploadState }) => {
  const { t, i18n } = useLingui();
  if (state.kind === 'refused') return i18n._(sayFailure(state.error));
  const words = {
    waiting: t`Waiting`,
    sending: t`Sending…`,
    received: t`Received`,
    known: t`Already known: Mailroom had this file`,
  };
  return words[state.kind];
};
