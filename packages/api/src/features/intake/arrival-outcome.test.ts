import { expect, it } from 'vitest';
import { ARRIVAL_ANSWERS } from './arrival-outcome.ts';

const answers = Object.entries(ARRIVAL_ANSWERS);

it('an outcome without its answers does not compile', () => {
  const { known: _, ...lacking } = ARRIVAL_ANSWERS;
  // @ts-expect-error -- It lacks `known`.
  const answered: typeof ARRIVAL_ANSWERS = lacking;
  expect(Object.keys(answered)).not.toContain('known');
});

it('a sender is asked to send the same again only where nothing of it was received', () => {
  const again = answers.filter(([, { hl7 }]) => hl7 === 'AR').map(([outcome]) => outcome);
  expect(again).toEqual(['source-off', 'storage-unavailable']);
  expect(answers.filter(([, { mdn }]) => mdn === null).map(([outcome]) => outcome)).toEqual(again);
});

it('what is accepted by HL7 is processed by mail, and both languages say it', () => {
  const accepted = answers.filter(([, { hl7 }]) => hl7 === 'AA').map(([outcome]) => outcome);
  expect(accepted, 'also what was received before').toEqual(['received', 'known']);
  const refused = answers.filter(([, { line }]) => line !== null).map(([outcome]) => outcome);
  expect(refused).toEqual(['too-large', 'source-off', 'storage-unavailable']);
  for (const [, { hl7, mdn, sentence }] of answers) {
    expect(hl7 === 'AA').toBe(mdn === 'processed');
    expect(sentence.en).not.toBe(sentence.fr);
  }
});
