import { useLingui } from '@lingui/react/macro';
import type { AuditRow } from '@mailroom/contracts';
import { AsWritten } from '../../ui/as-written.tsx';
import { ROLES, roleNames } from '../session/index.ts';
import classes from './audit.module.css';
import { saySetting } from './setting-words.ts';

interface AuditChangeProps {
  entry: Pick<AuditRow, 'personName' | 'setting' | 'before' | 'after'>;
}

/** To whom something was done, and what was changed: `Léa Roche · Clerk → Supervisor`. Nothing where the entry tells of neither. */
export const AuditChange = ({ entry: { personName, setting, before, after } }: AuditChangeProps) => {
  const { i18n } = useLingui();
  const isChange = before !== null || after !== null;
  const isAbout = personName !== null || setting !== null;
  if (!isAbout && !isChange) return null;
  return (
    <span className={classes['change']}>
      {personName === null ? null : <AsWritten>{personName}</AsWritten>}
      {personName === null && setting !== null ? saySetting(setting, i18n) : null}
      {isAbout && isChange ? ' · ' : null}
      {isChange ? (
        <>
          <Value said={before} /> → <Value said={after} />
        </>
      ) : null}
    </span>
  );
};

/** What was or is; a role by its name. */
const Value = ({ said }: { said: string | null }) => {
  const { i18n } = useLingui();
  const role = ROLES.find((known) => known === said);
  return role === undefined ? <AsWritten>{said ?? '—'}</AsWritten> : i18n._(roleNames[role]);
};
