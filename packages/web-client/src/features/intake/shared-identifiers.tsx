import { Trans, useLingui } from '@lingui/react/macro';
import type { SharedIdentifierRow } from '@mailroom/contracts';
import { Button } from '@mantine/core';
import { IconCheck, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { formatInstant } from '../../platform/language/format-instant.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { FailureMessage } from '../../ui/failure-message.tsx';
import { ToneLabel } from '../../ui/tone-label.tsx';
import classes from './shared-identifiers.module.css';
import { sharedIdentifiersQuery } from './shared-identifiers-query.ts';
import { useNoteSharedIdentifier } from './use-note-shared-identifier.ts';

/** Sources that use one identifier for documents of different patients; nothing while none does. */
export const SharedIdentifiers = () => {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(sharedIdentifiersQuery);
  if (error && !data) return <FailureMessage error={error} onRetry={() => void refetch()} />;
  if (!data || data.rows.length === 0) return null;
  return (
    <section className={classes['section']}>
      <h2 className={classes['title']}>{t`Identifiers that several patients share`}</h2>
      <p className={classes['lead']}>
        <Trans>
          These senders give documents of different patients the same identifier, so that Mailroom cannot tell by it
          what was received before. Each is told once: ask the sender to give every document its own.
        </Trans>
      </p>
      <ul className={classes['list']} aria-label={t`Identifiers that several patients share`}>
        {data.rows.map((shared) => (
          <SharedIdentifier key={shared.id} shared={shared} />
        ))}
      </ul>
    </section>
  );
};

const SharedIdentifier = ({ shared: { id, sourceName, system, foundAt } }: { shared: SharedIdentifierRow }) => {
  const { t } = useLingui();
  const language = useLanguage();
  const { mutate, isPending } = useNoteSharedIdentifier();
  return (
    <li className={classes['shared']}>
      <div className={classes['what']}>
        <ToneLabel icon={IconUsers} tone="warn">
          {t`Shared identifier`}
        </ToneLabel>
        <strong>
          <AsWritten>{sourceName}</AsWritten>
        </strong>
        <code className={classes['system']}>
          <AsWritten>{system}</AsWritten>
        </code>
        <span className={classes['when']}>
          <Trans>
            Since <time dateTime={foundAt}>{formatInstant(foundAt, language)}</time>
          </Trans>
        </span>
      </div>
      <Button
        variant="default"
        leftSection={<IconCheck size={16} aria-hidden />}
        loading={isPending}
        onClick={() => mutate({ sharedIdentifierId: id })}
      >
        <Trans>Noted</Trans>
      </Button>
    </li>
  );
};
