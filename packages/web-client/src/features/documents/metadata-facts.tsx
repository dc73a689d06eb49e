import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { MetadataView, Sex } from '@mailroom/contracts';
import { formatPartialDate } from '../../platform/language/format-partial-date.ts';
import { useLanguage } from '../../platform/language/use-language.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import classes from './document-facts.module.css';
import { Fact, FactGroup } from './fact.tsx';
import { useDocumentTypeName } from './use-document-type-name.ts';

export const sexNames: Record<Sex, MessageDescriptor> = {
  male: msg`Male`,
  female: msg`Female`,
  other: msg`Other`,
  unknown: msg`Unknown`,
};

const NotStated = () => (
  <span className={classes['absent']}>
    <Trans>Not stated</Trans>
  </span>
);

const Written = ({ text }: { text: string | null }) => (text === null ? <NotStated /> : <AsWritten>{text}</AsWritten>);

/** What the document says of itself, nothing added. */
export const DocumentAsWritten = ({ metadata }: { metadata: MetadataView }) => {
  const { t } = useLingui();
  const language = useLanguage();
  const typeName = useDocumentTypeName();
  const { documentDate, documentCode, documentTitle, author, custodian, format } = metadata;
  const notUnderstood = metadata.notUnderstood.find(({ what }) => what === 'documentDate');
  return (
    <FactGroup title={t`Document, as written`}>
      <Fact name={t`Type`}>
        {documentCode ? (
          <>
            {typeName(documentCode)} <span className={classes['loinc']}>{documentCode}</span>
          </>
        ) : (
          <NotStated />
        )}
      </Fact>
      <Fact name={t`Title`}>
        <Written text={documentTitle} />
      </Fact>
      <Fact name={t`Date`}>
        {documentDate ? formatPartialDate(documentDate, language) : <NotStated />}
        {notUnderstood === undefined ? null : (
          <>
            {' '}
            <Trans>
              Written, and not understood: <AsWritten>{notUnderstood.written}</AsWritten>
            </Trans>
          </>
        )}
      </Fact>
      <Fact name={t`Author`}>
        <Written text={author} />
      </Fact>
      <Fact name={t`Kept by`}>
        <Written text={custodian} />
      </Fact>
      <Fact name={t`Format`}>{format}</Fact>
    </FactGroup>
  );
};
