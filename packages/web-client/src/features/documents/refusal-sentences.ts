import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { RefusalOf } from '@mailroom/contracts';
import type { RefusalSentences } from '../../platform/errors/refusal-sentences.ts';
import { formatPartialDate } from '../../platform/language/format-partial-date.ts';
import { toLanguage } from '../../platform/language/language.ts';

/** What this room refuses, in words that a clerk can act on. */
export const documentsRefusalSentences: RefusalSentences<RefusalOf<'documents'>> = {
  DocumentNotFound: () => msg`This document does not exist in your facility.`,
  DocumentRestricted: () => msg`This document is restricted: a supervisor opens it, with a reason.`,
  DocumentPurged: ({ purgedAt, isErased }) => {
    const day = formatPartialDate(purgedAt.slice(0, 10), toLanguage(i18n.locale));
    return isErased
      ? msg`This document was erased on ${day}, because somebody asked for it who may. That it was here stays in the audit.`
      : msg`This document was removed on ${day}: your facility keeps what is filed or rejected for a limited time. That it was here stays in the audit.`;
  },
  NarrativeNotFound: () => msg`This file has no text to show. Download it to see what it holds.`,
  NarrativeAwaited: () =>
    msg`The text of this document is being prepared and appears here by itself. Download the file if you need it at once.`,
  OpeningNotFound: () => msg`A colleague noted this already, or you opened the document yourself.`,
};
