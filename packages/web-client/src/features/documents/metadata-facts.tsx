import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { MetadataView, PatientIdentifier, Sex } from '@mailroom/contracts';
import { formatPartialDate } from '../../platform/format-partial-date.ts';
import { useLanguage } from '../../platform/use-language.ts';
import classes from './document-facts.module.css';
import { Fact, FactGroup } from './fact.tsx';
import { useDocumentTypeName } from './use-document-type-name.ts';

const sexNames: Record<Sex, MessageDescriptor> = {
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

/** What was read from the document, nothing added. */
export const MetadataFacts = ({ metadata }: { metadata: MetadataView }) => {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const typeName = useDocumentTypeName();
  const { patientFamily, patientGiven, patientBirthDate, patientSex } = metadata;
  const { documentDate, documentCode, documentTitle, author, custodian, format } = metadata;
  return (
    <>
      <FactGroup title={t`Patient, as written`}>
        <Fact name={t`Family name`}>{patientFamily ?? <NotStated />}</Fact>
        <Fact name={t`Given names`}>{patientGiven.length > 0 ? patientGiven.join(' ') : <NotStated />}</Fact>
        <Fact name={t`Birth date`}>
          {patientBirthDate ? formatPartialDate(patientBirthDate, language) : <NotStated />}
        </Fact>
        <Fact name={t`Sex`}>{patientSex ? i18n._(sexNames[patientSex]) : <NotStated />}</Fact>
        <Fact name={t`Identifiers`}>
          <Identifiers areReadable={metadata.areIdentifiersReadable} identifiers={metadata.patientIdentifiers} />
        </Fact>
      </FactGroup>
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
        <Fact name={t`Title`}>{documentTitle ?? <NotStated />}</Fact>
        <Fact name={t`Date`}>{documentDate ? formatPartialDate(documentDate, language) : <NotStated />}</Fact>
        <Fact name={t`Author`}>{author ?? <NotStated />}</Fact>
        <Fact name={t`Kept by`}>{custodian ?? <NotStated />}</Fact>
        <Fact name={t`Format`}>{format}</Fact>
      </FactGroup>
    </>
  );
};

interface IdentifiersProps {
  areReadable: boolean;
  identifiers: readonly PatientIdentifier[];
}

const Identifiers = ({ areReadable, identifiers }: IdentifiersProps) => {
  if (!areReadable) return <Trans>Kept in a form that this version of Mailroom cannot read</Trans>;
  return identifiers.length > 0 ? identifiers.map(toIdentifier) : <NotStated />;
};

const toIdentifier = ({ system, value }: PatientIdentifier) => (
  <span key={`${system}|${value}`} className={classes['identifier']}>
    {value}
    {system === null ? null : <span className={classes['code']}>{system}</span>}
  </span>
);
