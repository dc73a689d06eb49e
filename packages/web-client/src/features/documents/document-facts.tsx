import { Trans, useLingui } from '@lingui/react/macro';
import type { DocumentView } from '@mailroom/contracts';
import { Alert, Text } from '@mantine/core';
import { IconShieldExclamation } from '@tabler/icons-react';
import { formatInstant } from '../../platform/format-instant.ts';
import { useLanguage } from '../../platform/use-language.ts';
import { TagList } from '../../ui/tag-list.tsx';
import classes from './document-facts.module.css';
import { DocumentHistory } from './document-history.tsx';
import { Fact, FactGroup } from './fact.tsx';
import { MetadataFacts } from './metadata-facts.tsx';
import { unreadableSentences } from './unreadable-sentences.ts';
import { VerificationLabel } from './verification-label.tsx';

/** What Mailroom knows of a document, beside the document itself. */
export const DocumentFacts = ({ document }: { document: DocumentView }) => {
  const { t } = useLingui();
  const language = useLanguage();
  const { metadata, verification } = document;
  return (
    <div className={classes['facts']} role="region" aria-label={t`Details`} tabIndex={0}>
      <Unreadable document={document} />
      {metadata ? <MetadataFacts metadata={metadata} /> : null}
      {document.status === 'received' ? (
        <Text c="dimmed" size="sm">
          <Trans>Mailroom is reading this document. What it finds appears here.</Trans>
        </Text>
      ) : null}
      {verification ? (
        <FactGroup title={t`Check against the hospital's records`}>
          <Fact name={t`Outcome`}>
            <VerificationLabel outcome={verification.outcome} />
          </Fact>
          {verification.checkedAt === null ? null : (
            <Fact name={t`Checked`}>{formatInstant(verification.checkedAt, language)}</Fact>
          )}
        </FactGroup>
      ) : null}
      <FactGroup title={t`Arrival`}>
        <Fact name={t`Source`}>{document.sourceName}</Fact>
        <Fact name={t`Received`}>{formatInstant(document.receivedAt, language)}</Fact>
        <Fact name={t`Assigned to`}>{document.assigneeName ?? t`Nobody`}</Fact>
        {document.tags.length === 0 ? null : (
          <Fact name={t`Tags`}>
            <TagList tags={document.tags} />
          </Fact>
        )}
      </FactGroup>
      <DocumentHistory history={document.history} />
    </div>
  );
};

const Unreadable = ({ document: { unreadableReason, unreadableDetail } }: { document: DocumentView }) => {
  const { i18n } = useLingui();
  if (unreadableReason === null) return null;
  const { name, sentence } = unreadableSentences[unreadableReason];
  return (
    <Alert
      className={classes['alert'] ?? ''}
      icon={<IconShieldExclamation aria-hidden />}
      title={i18n._(name)}
      role="note"
      variant="outline"
      color="red"
    >
      {i18n._(sentence)}
      {unreadableDetail === null ? null : <p className={classes['detail']}>{unreadableDetail}</p>}
    </Alert>
  );
};
