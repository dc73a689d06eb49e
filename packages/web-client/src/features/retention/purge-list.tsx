import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { PurgeRow } from '@mailroom/contracts';
import { formatInstant } from '../../platform/language/format-instant.ts';
import { formatSize } from '../../platform/language/format-size.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import classes from './retention.module.css';

/** What was removed last, by a rule or because somebody asked for it. */
export const PurgeList = ({ runs }: { runs: readonly PurgeRow[] }) => {
  const { t } = useLingui();
  const language = useLanguage();
  return (
    <section>
      <h2 className={classes['title']}>{t`Removed last`}</h2>
      {runs.length === 0 ? (
        <p className={classes['hint']}>
          <Trans>Nothing was removed yet. A rule that is switched on removes what is due every ten minutes.</Trans>
        </p>
      ) : (
        <ul className={classes['list']} aria-label={t`Removed last`}>
          {runs.map(({ id, beganAt, endedAt, documents, bytes, keepDays }) => (
            <li key={id} className={classes['run']}>
              <time dateTime={beganAt}>{formatInstant(beganAt, language)}</time>
              <span>
                <Plural value={documents} one="# document" other="# documents" />, {formatSize(bytes, language)}
              </span>
              <span className={classes['when']}>
                {keepDays === null ? (
                  <Trans>erased on request</Trans>
                ) : (
                  <Trans>
                    kept <Plural value={keepDays} one="# day" other="# days" />
                  </Trans>
                )}
                {endedAt === null ? (
                  <>
                    {' '}
                    · <Trans>goes on</Trans>
                  </>
                ) : null}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
