import type { BrowserContext } from 'playwright-core';
import { SLOW_LINE, slowDown } from './slow-line.ts';
import { readHeapBytes } from './watch-page.ts';

export interface AnswerFigures {
  readonly documents: number;
  readonly bytes: number;
  /** `JSON.parse`, and the rows that the list paints made of it. */
  readonly parseMs: number;
  readonly heapBytes: number;
}

declare global {
  interface Window {
    kept: unknown[];
    rowsOf: (answer: never) => unknown[];
    text: string;
  }
}

const COPIES = 50;
const DOCUMENTS = 50;

/** V1's records as rows of the list; V2 answers with rows. */
const defineMapping = (): void => {
  interface LegacyRecord {
    id: string;
    status: string;
    receivedAt: string;
    title: string;
    metadata: {
      patientFamily: string | null;
      patientGiven: string[] | null;
      patientBirthDate: string | null;
      documentCode: string | null;
      documentDate: string | null;
    } | null;
    source: { name: string };
    assignee: { name: string } | null;
    verification: { outcome: string } | null;
    unreadableReason: string | null;
    tags: { name: string; color: string }[];
  }
  const toRow = ({ id, status, receivedAt, title, metadata, source, assignee, ...others }: LegacyRecord) => ({
    id,
    status,
    receivedAt,
    title,
    patientName: metadata && [metadata.patientFamily, ...(metadata.patientGiven ?? [])].join(' '),
    patientBirthDate: metadata?.patientBirthDate ?? null,
    documentCode: metadata?.documentCode ?? null,
    documentDate: metadata?.documentDate ?? null,
    sourceName: source.name,
    assigneeName: assignee?.name ?? null,
    verificationOutcome: others.verification?.outcome ?? null,
    unreadableReason: others.unreadableReason,
    tags: others.tags.map(({ name, color }) => ({ name, color })),
  });
  window.rowsOf = (answer: { documents?: LegacyRecord[]; result?: { data: { rows: unknown[] } } }) =>
    answer.documents?.map(toRow) ?? answer.result?.data.rows ?? [];
};

const questions = {
  v1: { path: '/v1/dashboards/inbox/documents', body: { cursor: null, limit: DOCUMENTS, filters: {} } },
  v2: {
    path: '/trpc/worklist.listWorklist',
    body: {
      statuses: ['received', 'review'],
      documentTypeCode: null,
      sourceId: null,
      receivedFrom: null,
      receivedTo: null,
      patientName: null,
      assigneeId: null,
      tagId: null,
      verificationOutcome: null,
      sort: 'newest',
      cursor: null,
      limit: DOCUMENTS,
    },
  },
};

/**
 * The same page of documents as V1 and as V2 answers it, in one browser. V1 has no page of its own, only an endpoint: what
 * is measured is what any page would have to do with its answer.
 */
export const measureAnswer = async (context: BrowserContext, version: 'v1' | 'v2'): Promise<AnswerFigures> => {
  const page = await context.newPage();
  await page.goto('/health');
  await page.evaluate(defineMapping);
  const bytes = await page.evaluate(async ({ path, body }) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}`);
    window.text = await answer.text();
    return new TextEncoder().encode(window.text).length;
  }, questions[version]);
  const session = await slowDown(page, SLOW_LINE.cpuSlowdown);
  const before = await readHeapBytes(session);
  const { documents, parseMs } = await page.evaluate((copies) => {
    window.kept = [];
    const from = performance.now();
    let documents = 0;
    for (let copy = 0; copy < copies; copy += 1) {
      // Of type never: each version has its own shape, and the mapping above knows both.
      const answer = JSON.parse(window.text) as never;
      const rows = window.rowsOf(answer);
      documents = rows.length;
      window.kept.push(answer, rows);
    }
    return { documents, parseMs: (performance.now() - from) / copies };
  }, COPIES);
  const heapBytes = (await readHeapBytes(session)) - before;
  await page.close();
  return { documents, bytes, parseMs, heapBytes: heapBytes / COPIES };
};
