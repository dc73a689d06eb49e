import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import classes from './incidents.module.css';
import { incidentsQuery } from './incidents-query.ts';

/** How many effects need a person; nothing while none does. */
export const IncidentsButton = () => {
  const { t } = useLingui();
  const { data } = useQuery(incidentsQuery);
  const count = data === undefined ? 0 : data.rows.length + data.calls.length;
  if (count === 0) return null;
  const words = t`${plural(count, { one: '# incident', other: '# incidents' })}`;
  return (
    <Link to="/incidents" className={classes['entry']} aria-label={words} title={words}>
      <IconAlertTriangle size={16} aria-hidden />
      {data?.nextCursor === null ? count : `${count}+`}
    </Link>
  );
};
