import { Trans, useLingui } from '@lingui/react/macro';
import type { InvitationRow } from '@mailroom/contracts';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatInstant } from '../../platform/language/format-instant.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { showFailure } from '../../ui/show-failure.ts';
import { roleNames } from '../session/index.ts';
import classes from './people.module.css';
import type { PeopleChanges } from './use-people-changes.ts';

/** The links that still let somebody in; nothing where there is none. */
export const InvitationList = ({ takeBack }: { takeBack: PeopleChanges['takeBackInvitation'] }) => {
  const { t } = useLingui();
  const { data } = useQuery(trpc.administration.listInvitations.queryOptions({}, { staleTime: 0 }));
  if (!data || data.rows.length === 0) return null;
  return (
    <section className={classes['invitations']} aria-label={t`Open links`}>
      <h2 className={classes['heading']}>
        <Trans>Open links</Trans>
      </h2>
      <ul className={classes['list']}>
        {data.rows.map((row) => (
          <Invitation
            key={row.id}
            row={row}
            isGoing={takeBack.isPending && takeBack.variables.invitationId === row.id}
            onTakeBack={() => takeBack.mutate({ invitationId: row.id }, { onError: showFailure })}
          />
        ))}
      </ul>
    </section>
  );
};

interface InvitationProps {
  row: InvitationRow;
  isGoing: boolean;
  onTakeBack: () => void;
}

const Invitation = ({ row: { role, personName, expiresAt }, isGoing, onTakeBack }: InvitationProps) => {
  const { i18n } = useLingui();
  const language = useLanguage();
  return (
    <li className={classes['invitation']}>
      <span>
        {personName === null ? <Trans>Somebody new</Trans> : <AsWritten>{personName}</AsWritten>} ·{' '}
        {i18n._(roleNames[role])}
      </span>
      <span className={classes['more']}>
        <Trans>
          until <time dateTime={expiresAt}>{formatInstant(expiresAt, language)}</time>
        </Trans>
      </span>
      <Button size="compact-sm" variant="default" loading={isGoing} onClick={onTakeBack}>
        <Trans>Take back</Trans>
      </Button>
    </li>
  );
};
