import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { EarlierVersion, EffectView } from '@mailroom/contracts';

/** What became of the version before, in words; null where the effect's own line says it. */
export const earlierSentences: Record<EarlierVersion, MessageDescriptor | null> = {
  marking: null,
  superseded: msg`The earlier version is marked as replaced.`,
  'newer-stands': null,
  'other-chart': msg`The earlier version stands in another patient's chart and was left as it is. Check which of the two charts is right.`,
  withdrawn: msg`The earlier version was taken out at the hospital, and was left as it is.`,
  recalled: msg`The earlier version had been recalled. Nothing was marked as replaced.`,
  quarantined: msg`The earlier version is in quarantine. Nothing was marked as replaced.`,
  'not-filed': msg`The earlier version was not filed, so nothing was marked as replaced. Should it be filed, it is filed as replaced.`,
  'not-received': msg`The version that this one replaces has not come here. If the record has it, mark it there as replaced.`,
  shared: msg`The number of the earlier version is used for several patients, so nothing was marked as replaced.`,
  restoring: null,
  restored: msg`The earlier version is current again.`,
  left: msg`The earlier version stays marked as replaced.`,
};

/** Of what is done already while another version is still to be marked, or was filed as the earlier one; null for anything else. */
export const versionLine = ({
  kind,
  earlier,
  state,
  filedAs,
}: Pick<EffectView, 'kind' | 'earlier' | 'state' | 'filedAs'>): MessageDescriptor | null => {
  if (state !== 'confirmed') {
    if (earlier === 'marking') return msg`Filed; the earlier version is still being marked as replaced`;
    return earlier === 'restoring' ? msg`Recalled; the earlier version is still being made current again` : null;
  }
  if (kind !== 'integration' || filedAs !== 'superseded') return null;
  return earlier === 'newer-stands'
    ? msg`Filed as replaced: a newer version stands in the chart`
    : msg`Filed; replaced by a newer version since`;
};

/** Whether a recall has to ask what becomes of the version before: it was marked as replaced when this one was filed. */
export const hasEarlier = (effects: readonly EffectView[]): boolean => {
  const filing = effects.find(({ kind, state }) => kind === 'integration' && state === 'confirmed');
  return filing?.filedAs === 'current' && filing.earlier === 'superseded';
};
