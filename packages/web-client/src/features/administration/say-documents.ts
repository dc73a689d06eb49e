import { msg, plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { formatCount } from '../../platform/language/format-count.ts';
import { useLanguage } from '../../platform/language/use-language.ts';

/** More are not counted. */
const COUNTED = 10_000;

/** Says a number of documents, as far as they are counted. */
export const useSayDocuments = (): ((documents: number) => string) => {
  const { i18n } = useLingui();
  const language = useLanguage();
  const most = formatCount(COUNTED, language);
  return (documents) =>
    documents > COUNTED
      ? i18n._(msg`More than ${most} documents`)
      : i18n._(msg`${plural(documents, { 0: 'No document', one: '# document', other: '# documents' })}`);
};
