import { median, medians } from './figures.ts';
import type { AnswerFigures } from './measure-answers.ts';
import type { VisitFigures } from './measure-visits.ts';
import type { WorkFigures } from './measure-work.ts';

export interface Run {
  readonly first: VisitFigures;
  readonly second: VisitFigures;
  readonly third: VisitFigures;
  readonly work: WorkFigures;
  /** The same on the same line, with the processor as it is. */
  readonly faster: { readonly visit: VisitFigures; readonly work: WorkFigures };
  readonly v1: AnswerFigures;
  readonly v2: AnswerFigures;
}

/** One line of what was measured, for whoever reads the file: `npm run bench -- --whole` does. */
export interface Figure {
  readonly title: string;
  readonly value: number;
  readonly unit: 'ms' | 'kB';
  /** V1's, where there is one. */
  readonly v1: number | null;
  readonly atMost: number | null;
}

const LIST_WITHIN_MILLISECONDS = 1000;
const DOCUMENT_WITHIN_MILLISECONDS = 50;

const ofVisits = (runs: readonly Run[]): Figure[] => {
  const [first, second] = [medians(runs.map((run) => run.first)), medians(runs.map((run) => run.second))];
  const [third, faster] = [medians(runs.map((run) => run.third)), medians(runs.map((run) => run.faster.visit))];
  const plain = { v1: null, atMost: null };
  return [
    { ...plain, title: 'first visit: first row', value: first.firstRowMs, unit: 'ms' },
    { ...plain, title: 'first visit: bytes over the line', value: first.bytes / 1000, unit: 'kB' },
    { ...plain, title: 'first visit: scripts parsed and compiled', value: first.compileMs, unit: 'ms' },
    { ...plain, title: 'second visit: first row', value: second.firstRowMs, unit: 'ms' },
    {
      ...plain,
      title: 'second visit: the list answers keys',
      value: second.interactiveMs,
      unit: 'ms',
      atMost: LIST_WITHIN_MILLISECONDS,
    },
    { ...plain, title: 'second visit: bytes over the line', value: second.bytes / 1000, unit: 'kB' },
    { ...plain, title: 'third visit, scripts kept compiled: first row', value: third.firstRowMs, unit: 'ms' },
    { ...plain, title: 'third visit: the list answers keys', value: third.interactiveMs, unit: 'ms' },
    { ...plain, title: 'processor as it is, a later visit: first row', value: faster.firstRowMs, unit: 'ms' },
    {
      ...plain,
      title: 'processor as it is, a later visit: the list answers keys',
      value: faster.interactiveMs,
      unit: 'ms',
      atMost: LIST_WITHIN_MILLISECONDS,
    },
    { ...plain, title: 'JavaScript heap', value: second.heapBytes / 1000, unit: 'kB' },
  ];
};

const ofWork = (runs: readonly Run[]): Figure[] => {
  const work = runs.map((run) => run.work);
  const faster = runs.map((run) => run.faster.work);
  const rows = work.flatMap(({ nextRow }) => nextRow);
  const documents = work.flatMap(({ nextDocument }) => nextDocument);
  const ms = (title: string, values: readonly number[], atMost: number | null = null): Figure[] =>
    values.length === 0 ? [] : [{ title, value: median(values), unit: 'ms', v1: null, atMost }];
  const shown = (isPdf: boolean) => documents.filter((one) => one.isPdf === isPdf).map(({ shownMs }) => shownMs);
  return [
    ...ms(
      'a key waits',
      [...rows, ...documents].map(({ inputDelayMs }) => inputDelayMs),
    ),
    ...ms(
      'next row, from the key',
      rows.map(({ shownMs }) => shownMs),
    ),
    ...ms('next document, from the key', shown(false), DOCUMENT_WITHIN_MILLISECONDS),
    ...ms('next document with a PDF, from the key', shown(true), DOCUMENT_WITHIN_MILLISECONDS),
    ...ms(
      'processor as it is: next row, from the key',
      faster.flatMap(({ nextRow }) => nextRow).map(({ shownMs }) => shownMs),
    ),
    ...ms(
      'processor as it is: next document, from the key',
      faster.flatMap(({ nextDocument }) => nextDocument).map(({ shownMs }) => shownMs),
      DOCUMENT_WITHIN_MILLISECONDS,
    ),
    ...ms(
      'next page of the list',
      work.map(({ nextPage }) => nextPage.shownMs),
    ),
  ];
};

const ofAnswers = (runs: readonly Run[]): Figure[] => {
  const [v1, v2] = [medians(runs.map((run) => run.v1)), medians(runs.map((run) => run.v2))];
  const page = `a page of ${v2.documents} documents`;
  return [
    { title: `${page}: bytes of JSON`, value: v2.bytes / 1000, v1: v1.bytes / 1000, unit: 'kB', atMost: null },
    { title: `${page}: parsed and made rows`, value: v2.parseMs, v1: v1.parseMs, unit: 'ms', atMost: null },
    { title: `${page}: heap`, value: v2.heapBytes / 1000, v1: v1.heapBytes / 1000, unit: 'kB', atMost: null },
  ];
};

export const tellFigures = (runs: readonly Run[]): readonly Figure[] => [
  ...ofVisits(runs),
  ...ofWork(runs),
  ...ofAnswers(runs),
];
