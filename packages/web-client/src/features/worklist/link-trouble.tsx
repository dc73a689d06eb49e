import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { andPassFocus } from '../../platform/keys/pass-focus.ts';
import type { View } from './use-view.ts';
import type { WorklistLink } from './view-schema.ts';
import classes from './worklist-page.module.css';

/** What a part of a link is called on the page. */
const NAMES: Readonly<Record<string, MessageDescriptor>> = {
  statuses: msg`Status`,
  documentTypeCode: msg`Document type`,
  sourceId: msg`Source`,
  receivedFrom: msg`Received`,
  receivedTo: msg`Received`,
  assigneeId: msg`Assigned to`,
  tagId: msg`Tag`,
  verificationOutcome: msg`Check`,
  sort: msg`Order`,
  document: msg`Document`,
  search: msg`Patient name`,
} satisfies Record<Exclude<keyof WorklistLink, 'refused'>, MessageDescriptor>;

/** A link held what Mailroom does not know: the list below is wider than the sender meant, and that must be said. */
export const LinkTrouble = ({ view: { search, change } }: { view: View }) => {
  const { i18n } = useLingui();
  if (search.refused === undefined) return null;
  const said = search.refused.map((name) => {
    const known = NAMES[name];
    return known === undefined ? name : i18n._(known);
  });
  const names = [...new Set(said)].join(', ');
  return (
    <div className={classes['trouble']} role="alert">
      <Trans>This link holds a filter that Mailroom no longer knows: {names}. The list is shown without it.</Trans>
      <Button size="compact-xs" variant="default" onClick={andPassFocus(() => change({ refused: null }))}>
        <Trans>Continue without it</Trans>
      </Button>
    </div>
  );
};
