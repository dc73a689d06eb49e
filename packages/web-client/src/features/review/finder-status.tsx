import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Loader } from '@mantine/core';
import { sayFailure } from '../../platform/errors/say-failure.ts';
import { formatPartialDate } from '../../platform/language/format-partial-date.ts';
import { isolate } from '../../platform/language/show-controls.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import classes from './finder.module.css';
import type { TypedSearch } from './typed-search.ts';
import type { PatientSearching } from './use-patient-search.ts';

interface FinderStatusProps {
  typed: string;
  search: TypedSearch | null;
  searching: PatientSearching;
}

/** How the line was understood, who was asked, and what to do where that is not enough. */
export const FinderStatus = ({ typed, search, searching }: FinderStatusProps) => (
  <>
    <div role="status" className={classes['status']}>
      {search === null ? <Hint isBegun={typed.trim() !== ''} /> : <Answers search={search} searching={searching} />}
    </div>
    {search === null ? null : <Trouble searching={searching} />}
  </>
);

const Hint = ({ isBegun }: { isBegun: boolean }) =>
  isBegun ? (
    <Trans>Two letters of a name, a birth date or a number are enough.</Trans>
  ) : (
    <Trans>A name, a birth date, a number, or several of them in one line. What is not sure is left out.</Trans>
  );

interface AnswersProps {
  search: TypedSearch;
  searching: PatientSearching;
}

const Answers = ({ search, searching: { found, mirror, server } }: AnswersProps) => {
  const isAsking = mirror.isFetching || server.isFetching;
  const isAnswered = server.data?.isAnswered === true;
  return (
    <>
      <Understood search={search} />
      {isAsking ? (
        <span className={classes['asking']}>
          <Loader size={12} aria-hidden />
          <Trans>Asking the hospital's server…</Trans>
        </span>
      ) : null}
      {found.length > 0 ? (
        <span>
          <Plural value={found.length} one="# patient found" other="# patients found" />
        </span>
      ) : null}
      {found.length === 0 && isAnswered && !isAsking ? (
        <strong>
          <Trans>
            Nobody found. Write less: the beginning of the name, only the birth date, or another spelling. Whoever is
            really new gets a provisional patient (under More).
          </Trans>
        </strong>
      ) : null}
      {found.length > 0 && (mirror.data?.isComplete === false || server.data?.isComplete === false) ? (
        <strong>
          <Trans>There are more. Add a birth date, a given name or a number.</Trans>
        </strong>
      ) : null}
    </>
  );
};

const Understood = ({ search: { names, birthDate, number } }: Pick<AnswersProps, 'search'>) => {
  const { t } = useLingui();
  const language = useLanguage();
  const name = isolate(names.join(' '));
  const date = birthDate === null ? '' : formatPartialDate(birthDate, language);
  const digits = isolate(number ?? '');
  const parts = [
    ...(names.length === 0 ? [] : [t`name ${name}`]),
    ...(birthDate === null ? [] : [t`born ${date}`]),
    ...(number === null ? [] : [t`number ${digits}`]),
  ];
  return <span>{parts.join(' · ')}</span>;
};

const Trouble = ({ searching: { found, mirror, server } }: Pick<AnswersProps, 'searching'>) => {
  const { i18n } = useLingui();
  const error = mirror.error ?? server.error;
  if (error !== null) {
    return (
      <p role="alert" className={classes['trouble']}>
        {i18n._(sayFailure(error))}
      </p>
    );
  }
  if (server.data?.isAnswered !== false || server.isFetching) return null;
  return (
    <p role="alert" className={classes['trouble']}>
      {found.length === 0 ? (
        <Trans>The hospital's server does not answer, and Mailroom itself knows no such patient.</Trans>
      ) : (
        <Trans>The hospital's server does not answer: these are the patients whom Mailroom knows already.</Trans>
      )}
      <Button size="compact-xs" variant="default" onClick={() => void server.refetch()}>
        <Trans>Ask again</Trans>
      </Button>
    </p>
  );
};
