import { Trans, useLingui } from '@lingui/react/macro';
import type { EffectView, RecallEarlier, RecallReason } from '@mailroom/contracts';
import { Menu } from '@mantine/core';
import { hasEarlier } from './earlier-sentences.ts';
import { recallNames, recallReasons } from './review-words.ts';

interface RecallItemsProps {
  effects: readonly EffectView[];
  recall: (reason: RecallReason, earlier?: RecallEarlier) => Promise<unknown>;
}

/** Why a document is taken back out; where it replaced another one, under each of the two things that may become of that. */
export const RecallItems = ({ effects, recall }: RecallItemsProps) => {
  if (!hasEarlier(effects)) {
    return (
      <>
        <Menu.Label>
          <Trans>Why is it taken back out of the record?</Trans>
        </Menu.Label>
        <Reasons choose={(reason) => recall(reason)} />
      </>
    );
  }
  return (
    <>
      <Menu.Label>
        <Trans>Recall it, and make the earlier version current again</Trans>
      </Menu.Label>
      <Reasons choose={(reason) => recall(reason, 'restore')} />
      <Menu.Divider />
      <Menu.Label>
        <Trans>Recall it, and leave the earlier version as replaced</Trans>
      </Menu.Label>
      <Reasons choose={(reason) => recall(reason, 'leave')} />
    </>
  );
};

const Reasons = ({ choose }: { choose: (reason: RecallReason) => Promise<unknown> }) => {
  const { i18n } = useLingui();
  return recallReasons.map((reason) => (
    <Menu.Item key={reason} onClick={() => void choose(reason)}>
      {i18n._(recallNames[reason])}
    </Menu.Item>
  ));
};
