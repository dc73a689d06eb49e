import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { KeptBecause } from '@mailroom/contracts';
import { formatCount } from '../../platform/language/format-count.ts';
import { formatInstant } from '../../platform/language/format-instant.ts';
import { formatSize } from '../../platform/language/format-size.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import type { Counted } from './add-portion.ts';
import classes from './retention.module.css';
import { keptNames } from './retention-words.ts';

// The keys of a record of every reason are the reasons.
const REASONS = Object.keys(keptNames) as KeptBecause[];

/** What a rule would remove now, as far as it is counted, and what is kept all the same. */
export const PreviewResult = ({ counted, isCounting }: { counted: Counted; isCounting: boolean }) => {
  const { i18n } = useLingui();
  const language = useLanguage();
  const { documents, bytes, oldestEndedAt, newestEndedAt, kept } = counted;
  const keptHere = REASONS.filter((reason) => kept[reason] > 0);
  return (
    <div className={classes['preview']} role="status">
      <p>
        {isCounting ? <Trans>Counting…</Trans> : <Trans>It would remove now:</Trans>}{' '}
        <strong>
          <Plural value={documents} one="# document" other="# documents" />
        </strong>
        {documents === 0 ? null : <>, {formatSize(bytes, language)}</>}
      </p>
      {oldestEndedAt === null || newestEndedAt === null ? null : (
        <p>
          <Trans>
            Filed or rejected from {formatInstant(oldestEndedAt, language)} to {formatInstant(newestEndedAt, language)}
          </Trans>
        </p>
      )}
      {keptHere.length === 0 ? null : (
        <ul className={classes['kept']}>
          {keptHere.map((reason) => (
            <li key={reason}>
              <Trans>
                Kept all the same: {formatCount(kept[reason], language)} {i18n._(keptNames[reason])}
              </Trans>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
