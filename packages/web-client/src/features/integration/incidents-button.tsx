import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { sharedIdentifiersQuery } from '../intake/index.ts';
import { useMay } from '../session/index.ts';
import classes from './incidents.module.css';
import { incidentsQuery } from './incidents-query.ts';
import { restrictedOpeningsQuery } from './restricted-openings-query.ts';

/** How many effects need a person, with the shared identifiers for whoever is told of them; nothing while there are none. */
export const IncidentsButton = () => {
  const { t } = useLingui();
  const { data } = useQuery(incidentsQuery);
  const may = useMay();
  const shared = useQuery({ ...sharedIdentifiersQuery, enabled: may('listSharedIdentifiers') });
  const open = data === undefined ? 0 : data.rows.length + data.calls.length;
  const openings = useQuery({ ...restrictedOpeningsQuery, enabled: may('listRestrictedOpenings') });
  const count = open + (shared.data?.rows.length ?? 0) + (openings.data?.rows.length ?? 0);
  if (count === 0) return null;
  const words = t`${plural(count, { one: '# incident', other: '# incidents' })}`;
  return (
    <Link to="/incidents" className={classes['entry']} aria-label={words} title={words}>
      <IconAlertTriangle size={16} aria-hidden />
      {data?.nextCursor === null ? count : `${count}+`}
    </Link>
  );
};
