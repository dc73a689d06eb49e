import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { DocumentView, RelatedDocument } from '@mailroom/contracts';
import { formatInstant } from '../../platform/language/format-instant.ts';
import type { Language } from '../../platform/language/language.ts';
import { isolate } from '../../platform/language/show-controls.ts';

type Open = Pick<DocumentView, 'receivedAt'>;

/** That it is the same document: before or again, whichever came first. */
const sayReceived = (open: Open, { receivedAt, sourceName }: RelatedDocument): MessageDescriptor => {
  const source = isolate(sourceName);
  return new Date(receivedAt) < new Date(open.receivedAt)
    ? msg`Received before, from ${source}`
    : msg`Received again, from ${source}`;
};

const sayNumber = (number: string | null, named: (version: string) => MessageDescriptor, unnamed: MessageDescriptor) =>
  number === null ? unnamed : named(isolate(number));

/** How a related document stands to the open one. */
export const sayStanding = (open: Open, related: RelatedDocument): MessageDescriptor => {
  const { standing, versionNumber } = related;
  if (standing === 'newer')
    return sayNumber(versionNumber, (version) => msg`A newer version: ${version}`, msg`A newer version`);
  if (standing === 'older')
    return sayNumber(versionNumber, (version) => msg`An older version: ${version}`, msg`An older version`);
  if (standing === 'other-version')
    return sayNumber(versionNumber, (version) => msg`Another version: ${version}`, msg`Another version`);
  if (standing === 'replaces')
    return sayNumber(
      versionNumber,
      (version) => msg`Replaced by version ${version}`,
      msg`Replaced by another document`,
    );
  if (standing === 'replaced')
    return sayNumber(versionNumber, (version) => msg`Replaces version ${version}`, msg`Replaces another document`);
  return sayReceived(open, related);
};

const sayFiled = (filedOn: string, chart: RelatedDocument['chart']): MessageDescriptor => {
  if (chart === 'same') return msg`filed on ${filedOn} in this chart`;
  return chart === 'other' ? msg`filed on ${filedOn} in another patient's chart` : msg`filed on ${filedOn}`;
};

/** Where a related document stands now. */
export const sayWhereabouts = (
  { status, chart, filedAt, receivedAt }: RelatedDocument,
  language: Language,
): MessageDescriptor => {
  if (filedAt !== null) return sayFiled(formatInstant(filedAt, language), chart);
  const receivedOn = formatInstant(receivedAt, language);
  if (status === 'unreadable') return msg`in quarantine, received on ${receivedOn}`;
  if (status === 'rejected') return msg`rejected, received on ${receivedOn}`;
  if (status === 'received') return msg`being read, received on ${receivedOn}`;
  if (status === 'review') return msg`waiting, received on ${receivedOn}`;
  return chart === 'other' ? msg`being filed in another patient's chart` : msg`being filed`;
};
