import { useLingui } from '@lingui/react/macro';
import type { EffectView } from '@mailroom/contracts';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCloudQuestion,
  IconFolderCheck,
  IconFolderUp,
  IconHourglass,
  type TablerIcon,
} from '@tabler/icons-react';
import { useId } from 'react';
import { formatInstant } from '../../platform/language/format-instant.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { type Tone, ToneLabel } from '../../ui/tone-label.tsx';
import { troubleSentences } from '../integration/index.ts';
import { earlierSentences, versionLine } from './earlier-sentences.ts';
import classes from './side.module.css';

const looks: Record<EffectView['state'], { icon: TablerIcon; tone: Tone }> = {
  planned: { icon: IconHourglass, tone: 'quiet' },
  sent: { icon: IconFolderUp, tone: 'quiet' },
  unknown: { icon: IconCloudQuestion, tone: 'warn' },
  confirmed: { icon: IconFolderCheck, tone: 'good' },
  refused: { icon: IconAlertTriangle, tone: 'bad' },
  undone: { icon: IconArrowBackUp, tone: 'quiet' },
};

/** What the decisions about a document do to the hospital's record, the newest first. */
export const EffectList = ({ effects }: { effects: readonly EffectView[] }) => {
  const { t } = useLingui();
  const id = useId();
  if (effects.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className={classes['title']}>{t`In the hospital's record`}</h3>
      <ol className={classes['effects']}>
        {effects.map((effect) => (
          <Effect key={effect.id} effect={effect} />
        ))}
      </ol>
    </section>
  );
};

const Effect = ({ effect }: { effect: EffectView }) => {
  const { kind, state, trouble, readBack, decidedByName, decidedAt, dueAt, settledAt } = effect;
  const { earlier, isRelationLeftOut } = effect;
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const filing: Record<EffectView['state'], string> = {
    planned: t`Will be filed`,
    sent: t`Being filed`,
    unknown: t`Filing: no clear answer, the record is being asked`,
    confirmed: t({ context: 'one document', message: 'Filed' }),
    refused: t`Filing refused`,
    undone: t`Filing undone before it was sent`,
  };
  const recalling: Record<EffectView['state'], string> = {
    planned: t`Will be recalled`,
    sent: t`Being recalled`,
    unknown: t`Recall: no clear answer, the record is being asked`,
    confirmed: t`Recalled: entered in error`,
    refused: t`Recall refused`,
    undone: t`Recall undone before it was sent`,
  };
  // What is not sent yet says when it will be.
  const instant = settledAt ?? (state === 'planned' ? dueAt : decidedAt);
  const words = kind === 'integration' ? filing : recalling;
  const versionWords = versionLine(effect);
  const earlierWords = earlier === null ? null : earlierSentences[earlier];
  return (
    <li className={classes['effect']}>
      <ToneLabel {...looks[state]}>{versionWords === null ? words[state] : i18n._(versionWords)}</ToneLabel>
      {trouble === null || state === 'confirmed' || state === 'undone' ? null : (
        <span className={classes['trouble']}>{i18n._(troubleSentences[trouble])}</span>
      )}
      {readBack === 'reference' ? (
        <span className={classes['trouble']}>
          {t`The file itself could not be read back: the hospital's server lets nobody read files.`}
        </span>
      ) : null}
      {earlierWords === null ? null : <span className={classes['trouble']}>{i18n._(earlierWords)}</span>}
      {isRelationLeftOut ? (
        <span className={classes['trouble']}>
          {t`The record's server takes no reference to a document that it does not hold: what this one goes back to is not said there.`}
        </span>
      ) : null}
      <span className={classes['when']}>
        <AsWritten>{decidedByName}</AsWritten> · <time dateTime={instant}>{formatInstant(instant, language)}</time>
      </span>
    </li>
  );
};
