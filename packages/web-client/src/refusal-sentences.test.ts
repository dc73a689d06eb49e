import { setupI18n } from '@lingui/core';
import { Refusal, type RefusalCode, type RefusalOf } from '@mailroom/contracts';
import { expect, it } from 'vitest';
import { worklistRefusalSentences } from './features/worklist/index.ts';
import { messages as english } from './locales/en.po';
import { messages as french } from './locales/fr.po';
import { type RefusalSentences, sayRefusal, tellRefusalsBy } from './platform/errors/refusal-sentences.ts';
import { refusalSentences } from './refusal-sentences.ts';

const id = '6f2c9d52-35a0-4a2c-9f0a-0c7d7f3c1a11';
const ids = ['documentId', 'attachmentId', 'searchId', 'patientId', 'assigneeId', 'tagId', 'incidentId'];
const details = {
  ...Object.fromEntries(ids.map((name) => [name, id])),
  fields: ['limit'],
  maxBytes: 25_000_000,
  holderName: 'Ward nurse',
  heldUntil: '2026-03-01T09:15:00Z',
  versionSeen: 1,
  versionNow: 2,
  status: 'review',
  changedByName: 'Mailroom',
};

/** One refusal of each code, made from whatever its schema asks for. */
const refusals = Refusal.options.map((option) => {
  const code: RefusalCode = option.shape.code.value;
  const wanted = Object.entries({ ...details, code }).filter(([key]) => key in option.shape);
  return Refusal.parse(Object.fromEntries(wanted));
});

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

it('puts the limit into the sentence', () => {
  const sentence = sayRefusal({ code: 'ObjectTooLarge', maxBytes: 25_000_000 });
  expect(inEnglish._(sentence)).toContain('25 MB');
  expect(inFrench._(sentence)).toContain('25\u00a0Mo');
});

it('a refusal without its sentence does not compile', () => {
  const { SearchNotFound: _, ...lacking } = worklistRefusalSentences;
  // @ts-expect-error -- It lacks `SearchNotFound`.
  const sentences: RefusalSentences<RefusalOf<'worklist'>> = lacking;
  expect(Object.keys(sentences)).toEqual(['CursorInvalid']);
});
