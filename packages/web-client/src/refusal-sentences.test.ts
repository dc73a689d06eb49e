import { i18n, setupI18n } from '@lingui/core';
import { Refusal, type RefusalOf } from '@mailroom/contracts';
import { expect, it } from 'vitest';
import { worklistRefusalSentences } from './features/worklist/index.ts';
import { messages as english } from './locales/first-load/en.po';
import { messages as french } from './locales/first-load/fr.po';
import { buildRefusals } from './platform/errors/build-refusals.ts';
import { type RefusalSentences, sayRefusal, tellRefusalsBy } from './platform/errors/refusal-sentences.ts';
import { refusalSentences } from './refusal-sentences.ts';

const refusals = buildRefusals().map((refusal) => Refusal.parse(refusal));

tellRefusalsBy(refusalSentences);
const inEnglish = setupI18n({ locale: 'en', messages: { en: english } });
const inFrench = setupI18n({ locale: 'fr', messages: { fr: french } });

it.each(refusals.map((refusal) => [refusal.code, refusal] as const))(
  '%s has a sentence in both languages',
  (_, refusal) => {
    const sentence = sayRefusal(refusal);
    expect(inEnglish._(sentence)).toMatch(/^\u2068?[A-Z].+\.$/);
    expect(inFrench._(sentence)).toMatch(/^\u2068?[A-ZÀÉ].+\.$/);
    expect(inFrench._(sentence)).not.toBe(inEnglish._(sentence));
  },
);

it('a sentence says the limit in the way of its language', () => {
  const sentence = sayRefusal({ code: 'ObjectTooLarge', maxBytes: 25_000_000 });
  expect(inEnglish._(sentence)).toContain('25 MB');
  expect(inFrench._(sentence)).toContain('25\u00a0Mo');
});

it.each([
  { locale: 'en', messages: english, day: '9 Jan 2027' },
  { locale: 'fr', messages: french, day: '9 janv. 2027' },
] as const)(
  '$locale: a document that was erased says the day in the way of its language',
  ({ locale, messages, day }) => {
    i18n.loadAndActivate({ locale, messages });
    const documentId = '019a0000-0000-7000-8000-000000000001';
    const purged = {
      code: 'DocumentPurged',
      documentId,
      purgedAt: '2027-01-09T08:00:00.000Z',
      isErased: true,
    } as const;
    expect(i18n._(sayRefusal(purged))).toContain(day);
  },
);

it('a refusal without its sentence does not compile', () => {
  const { SearchNotFound: _, ...lacking } = worklistRefusalSentences;
  // @ts-expect-error -- It lacks `SearchNotFound`.
  const sentences: RefusalSentences<RefusalOf<'worklist'>> = lacking;
  expect(Object.keys(sentences)).toEqual(['CursorInvalid']);
});
