import { Trans, useLingui } from '@lingui/react/macro';
import type { DocumentView } from '@mailroom/contracts';
import { Text } from '@mantine/core';
import { formatInstant } from '../../platform/language/format-instant.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import { DocumentAsWritten, DocumentHistory, Fact, FactGroup } from '../documents/index.ts';
import { AssigneeFact, TagsFact } from './document-marks.tsx';
import { EffectList } from './effect-list.tsx';
import { NoteList } from './note-list.tsx';
import { RestrictionFact } from './restriction-fact.tsx';

interface DocumentFactsProps {
  documentId: string;
  document: DocumentView;
}

/** What Mailroom knows of a document beside whose it is. */
export const DocumentFacts = ({ documentId, document }: DocumentFactsProps) => {
  const { t } = useLingui();
  const language = useLanguage();
  const { metadata } = document;
  return (
    <>
      <EffectList effects={document.effects} />
      {document.status === 'received' ? (
        <Text c="dimmed" size="sm">
          <Trans>Mailroom is reading this document. What it finds appears here.</Trans>
        </Text>
      ) : null}
      <NoteList documentId={documentId} notes={document.notes} />
      <FactGroup title={t`Arrival`}>
        <Fact name={t`Source`}>
          <AsWritten>{document.sourceName}</AsWritten>
        </Fact>
        <Fact name={t`Received`}>{formatInstant(document.receivedAt, language)}</Fact>
        <AssigneeFact documentId={documentId} document={document} />
        <TagsFact documentId={documentId} document={document} />
        <RestrictionFact documentId={documentId} document={document} />
      </FactGroup>
      {metadata ? <DocumentAsWritten metadata={metadata} /> : null}
      <DocumentHistory history={document.history} />
    </>
  );
};
