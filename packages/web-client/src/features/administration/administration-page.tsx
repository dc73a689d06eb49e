import { Trans, useLingui } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { Link, notFound } from '@tanstack/react-router';
import { type ReactNode, Suspense } from 'react';
import { useLanguage } from '../../platform/language/use-language.ts';
import { FullMessage } from '../../ui/full-message.tsx';
import { SidePage } from '../../ui/side-page.tsx';
import { roleNames, rolesThatMay, useMay } from '../session/index.ts';
import classes from './administration.module.css';
import { OperatorActs } from './operator-acts.tsx';
import { PAGES } from './pages.ts';
import { useOpenPages } from './use-open-pages.ts';

interface AdministrationPageProps {
  header: ReactNode;
  /** Which one: by default the first that may be opened. */
  path: string | undefined;
}

/** What administrators do, page by page. */
export const AdministrationPage = ({ header, path }: AdministrationPageProps) => {
  const { t, i18n } = useLingui();
  const may = useMay();
  const [firstOpen] = useOpenPages();
  const page = path === undefined ? (firstOpen ?? PAGES[0]) : PAGES.find((one) => one.path === path);
  if (page === undefined) throw notFound();
  const { name, lead, needs, Content } = page;
  return (
    <SidePage isWide header={header} title={i18n._(name)} lead={i18n._(lead)} hasWayBack={may('listWorklist')}>
      <div className={classes['frame']}>
        <nav className={classes['pages']} aria-label={t`Administration`}>
          {useOpenPages().map((one) => (
            <Link
              key={one.path}
              to="/administration/{-$path}"
              params={{ path: one.path }}
              className={classes['page']}
              aria-current={one === page ? 'page' : undefined}
            >
              {i18n._(one.name)}
            </Link>
          ))}
        </nav>
        <div className={classes['content']}>
          {may('listOperatorActs') ? <OperatorActs /> : null}
          {may(needs) ? (
            <Suspense fallback={<Skeleton height={120} />}>
              <Content />
            </Suspense>
          ) : (
            <WhoMay needs={needs} />
          )}
        </div>
      </div>
    </SidePage>
  );
};

/** Says who can do what whoever is signed in may not. */
const WhoMay = ({ needs }: Pick<(typeof PAGES)[number], 'needs'>) => {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const names = rolesThatMay(needs).map((role) => i18n._(roleNames[role]));
  const roles = new Intl.ListFormat(language, { type: 'disjunction' }).format(names);
  return (
    <FullMessage icon={IconLock} title={t`This page is not for your role`}>
      <Trans>It opens for whoever works here as: {roles}. Ask one of them to do it, or to change your role.</Trans>
    </FullMessage>
  );
};
