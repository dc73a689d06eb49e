import { Trans, useLingui } from '@lingui/react/macro';
import type { PersonRow } from '@mailroom/contracts';
import { Button } from '@mantine/core';
import { formatInstant } from '../../platform/language/format-instant.ts';
import { isolate } from '../../platform/language/show-controls.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { roleNames } from '../session/index.ts';
import classes from './people.module.css';

interface PersonProps {
  row: PersonRow;
  onOpen: () => void;
}

/** Somebody who works here: as what and by whose word, how they sign in, and when they last did. */
export const Person = ({ row, onOpen }: PersonProps) => {
  const { t, i18n } = useLingui();
  const { name, login, membership } = row;
  return (
    <li className={classes['person']}>
      <span className={classes['who']}>
        <span className={classes['name']}>
          <AsWritten>{name}</AsWritten>
        </span>
        <span className={classes['login']}>
          <AsWritten>{login}</AsWritten>
        </span>
      </span>
      <span className={classes['who']}>
        {i18n._(roleNames[membership.role])}
        <GivenBy {...membership} />
      </span>
      <SigningIn row={row} />
      <Button size="compact-sm" variant="default" aria-label={t`Change: ${isolate(name)}`} onClick={onOpen}>
        <Trans>Change</Trans>
      </Button>
    </li>
  );
};

/** Which rule gives the role, where no administrator does. */
const GivenBy = ({ providerName, rule }: PersonRow['membership']) => {
  if (providerName === null) return null;
  return (
    <span className={classes['more']}>
      {rule === null ? (
        <Trans>by a rule of {isolate(providerName)}</Trans>
      ) : (
        <Trans>
          by a rule of {isolate(providerName)}: <AsWritten>{rule}</AsWritten>
        </Trans>
      )}
    </span>
  );
};

const SigningIn = ({ row: { passwordChangedAt, membership } }: Pick<PersonProps, 'row'>) => {
  const { t } = useLingui();
  const language = useLanguage();
  const { providerName, signedInAt } = membership;
  const ways = [
    ...(providerName === null ? [] : [isolate(providerName)]),
    ...(passwordChangedAt === null ? [] : [t`Password and authenticator`]),
  ];
  return (
    <span className={classes['who']}>
      {ways.length === 0 ? <Trans>No password yet</Trans> : ways.join(' · ')}
      <span className={classes['more']}>
        {signedInAt === null ? (
          <Trans>Was never here</Trans>
        ) : (
          <Trans>
            Last signed in <time dateTime={signedInAt}>{formatInstant(signedInAt, language)}</time>
          </Trans>
        )}
      </span>
    </span>
  );
};
