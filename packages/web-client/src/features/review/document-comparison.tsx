import { Trans, useLingui } from '@lingui/react/macro';
import type { AttachmentView, Correction, DocumentView, MetadataView, RelatedDocument } from '@mailroom/contracts';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { formatInstant } from '../../platform/language/format-instant.ts';
import { formatPartialDate } from '../../platform/language/format-partial-date.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { FailureMessage } from '../../ui/failure-message.tsx';
import { AttachmentViewer, orderAttachments, useDocumentTypeName } from '../documents/index.ts';
import { traitOnDocument } from './compare-traits.ts';
import table from './comparison.module.css';
import { DifferingText } from './differing-text.tsx';
import classes from './document-comparison.module.css';
import { openingQuery } from './document-queries.ts';
import { ownSystems } from './identifier-systems.ts';
import { sayStanding, sayWhereabouts } from './related-words.ts';
import { traitNames } from './review-words.ts';
import { TraitValue } from './trait-value.tsx';

interface DocumentComparisonProps {
  document: DocumentView;
  related: RelatedDocument;
}

/** Two documents next to each other, one under the other where there is no room, and what differs. Opening the other one is audited. */
export const DocumentComparison = ({ document, related }: DocumentComparisonProps) => {
  const { i18n } = useLingui();
  const language = useLanguage();
  const { data: other, error, refetch } = useQuery(openingQuery(related.documentId));
  if (error) return <FailureMessage error={error} onRetry={() => void refetch()} />;
  if (!other) return <Skeleton height={480} />;
  return (
    <div className={classes['comparison']}>
      <p className={classes['standing']}>
        {i18n._(sayStanding(document, related))} – {i18n._(sayWhereabouts(related, language))}
      </p>
      <FactsTable document={document} other={other} />
      <Texts document={document} other={other} />
    </div>
  );
};

interface Pair {
  document: DocumentView;
  other: DocumentView;
}

const TRAITS: readonly Correction['trait'][] = ['family', 'given', 'birthDate', 'sex', 'identifier'];

const showTrait = (value: Correction | null, own: readonly string[]): ReactNode =>
  value === null ? '—' : <TraitValue value={value} own={own} />;

const FactsTable = ({ document, other }: Pair) => {
  const { i18n, t } = useLingui();
  const language = useLanguage();
  const typeName = useDocumentTypeName();
  const own = ownSystems(document.verification?.candidates ?? []);
  const traitIn = (metadata: MetadataView | null, trait: Correction['trait']) =>
    metadata && traitOnDocument(metadata, trait);
  const written = (text: string | null | undefined): ReactNode => (text ? <AsWritten>{text}</AsWritten> : '—');
  const dateOf = ({ metadata }: DocumentView): string =>
    metadata?.documentDate ? formatPartialDate(metadata.documentDate, language) : '—';
  const typeOf = ({ metadata }: DocumentView): string =>
    metadata?.documentCode ? typeName(metadata.documentCode) : '—';
  return (
    <table className={table['table']}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>What differs</Trans>
          </th>
          <th scope="col">
            <Trans>The open one</Trans>
          </th>
          <th scope="col" className={classes['wide']}>
            <Trans>The other one</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        <FactRow name={t`Version`} pair={[document.versionNumber, other.versionNumber]} show={written} />
        <FactRow name={t`Type`} pair={[typeOf(document), typeOf(other)]} show={(type) => type} />
        <FactRow name={t`Title`} pair={[document.title, other.title]} show={written} />
        <FactRow name={t`Date`} pair={[dateOf(document), dateOf(other)]} show={(date) => date} />
        {TRAITS.map((trait) => (
          <FactRow
            key={trait}
            name={i18n._(traitNames[trait])}
            pair={[traitIn(document.metadata, trait), traitIn(other.metadata, trait)]}
            show={(value) => showTrait(value, own)}
          />
        ))}
        <FactRow name={t`Source`} pair={[document.sourceName, other.sourceName]} show={written} />
        <FactRow
          name={t`Received`}
          // As they are shown: what reads alike is not called different.
          pair={[formatInstant(document.receivedAt, language), formatInstant(other.receivedAt, language)]}
          show={(instant) => instant}
        />
      </tbody>
    </table>
  );
};

interface FactRowProps<Value> {
  name: string;
  pair: readonly [Value, Value];
  show: (value: Value) => ReactNode;
}

const FactRow = <Value,>({ name, pair: [own, others], show }: FactRowProps<Value>) => {
  const { t } = useLingui();
  const isSame = JSON.stringify(own) === JSON.stringify(others);
  return (
    <tr data-agreement={isSame ? 'equal' : 'close'}>
      <th scope="row">
        {name}
        {isSame ? null : <span className={classes['differs']}>{t`Differs`}</span>}
      </th>
      <td>{show(own)}</td>
      <td>{show(others)}</td>
    </tr>
  );
};

/** The same kind of file of both, if there is one: what people read best. */
const filesOf = ({ document, other }: Pair): readonly [AttachmentView | undefined, AttachmentView | undefined] => {
  const [own, others] = [orderAttachments(document.attachments), orderAttachments(other.attachments)];
  const shared = own.find(({ display }) => others.some((file) => file.display === display));
  return shared ? [shared, others.find(({ display }) => display === shared.display)] : [own[0], others[0]];
};

const narrativeOf = ({ attachments }: DocumentView): string | null =>
  attachments.find(({ display }) => display === 'narrative')?.id ?? null;

const Texts = (pair: Pair) => {
  const { t } = useLingui();
  const [left, right] = [narrativeOf(pair.document), narrativeOf(pair.other)];
  const [own, others] = filesOf(pair);
  return (
    <>
      {left === null || right === null ? null : <DifferingText leftId={left} rightId={right} />}
      <div className={classes['sides']}>
        <Side title={t`The open one`} attachment={own} />
        <Side title={t`The other one`} attachment={others} />
      </div>
    </>
  );
};

const Side = ({ title, attachment }: { title: string; attachment: AttachmentView | undefined }) => (
  <section className={classes['side']} aria-label={title} tabIndex={0}>
    <h3 className={classes['title']}>{title}</h3>
    {attachment === undefined ? null : <AttachmentViewer attachment={attachment} />}
  </section>
);
