import { Trans, useLingui } from '@lingui/react/macro';
import type { RestrictedOpeningRow } from '@mailroom/contracts';
import { Anchor, Button } from '@mantine/core';
import { IconCheck, IconEye } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatInstant } from '../../platform/language/format-instant.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { FailureMessage } from '../../ui/failure-message.tsx';
import { ToneLabel } from '../../ui/tone-label.tsx';
import classes from './incidents.module.css';
import { restrictedOpeningsQuery } from './restricted-openings-query.ts';
import { useNoteRestrictedOpening } from './use-note-restricted-opening.ts';

/** Which restricted documents colleagues opened, and why, until a supervisor notes it; nothing while there are none. */
export const RestrictedOpenings = () => {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(restrictedOpeningsQuery);
  if (error && !data) return <FailureMessage error={error} onRetry={() => void refetch()} />;
  if (!data || data.rows.length === 0) return null;
  return (
    <section>
      <h2 className={classes['title']}>{t`Restricted documents that were opened`}</h2>
      <ul className={classes['list']} aria-label={t`Restricted documents that were opened`}>
        {data.rows.map((opening) => (
          <Opening key={opening.id} opening={opening} />
        ))}
      </ul>
    </section>
  );
};

const Opening = ({ opening }: { opening: RestrictedOpeningRow }) => {
  const { t } = useLingui();
  const language = useLanguage();
  const { mutate, isPending } = useNoteRestrictedOpening();
  const { id, documentId, openedByName, openedAt, because } = opening;
  return (
    <li className={classes['incident']}>
      <div className={classes['what']}>
        <ToneLabel icon={IconEye} tone="warn">
          {t`Opened`}
        </ToneLabel>
        <strong>
          <AsWritten>{openedByName}</AsWritten>
        </strong>
        <Anchor renderRoot={(props) => <Link to="/" search={{ document: documentId }} {...props} />}>
          <Trans>Restricted document</Trans>
        </Anchor>
        <p className={classes['why']}>
          <AsWritten>{because}</AsWritten>
        </p>
        <time className={classes['when']} dateTime={openedAt}>
          {formatInstant(openedAt, language)}
        </time>
      </div>
      <Button
        variant="default"
        leftSection={<IconCheck size={16} aria-hidden />}
        loading={isPending}
        onClick={() => mutate({ openingId: id })}
      >
        <Trans>Noted</Trans>
      </Button>
    </li>
  );
};
