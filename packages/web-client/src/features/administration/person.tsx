import { useLingui } from '@lingui/react/macro';
import type { PersonRow } from '@mailroom/contracts';
import { AsWritten } from '../../ui/as-written.tsx';
import { roleNames } from '../session/index.ts';
import classes from './people.module.css';

/** Somebody who works here. */
export const Person = ({ row: { name, login, role } }: { row: PersonRow }) => {
  const { i18n } = useLingui();
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
      <span>{i18n._(roleNames[role])}</span>
    </li>
  );
};
