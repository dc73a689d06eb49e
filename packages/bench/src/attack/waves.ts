import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { worklistInput } from '../question.ts';
import { LONG_LETTERS, SLOW_LETTERS } from './letters.ts';

/** Who attacks: somebody who is signed in, as far as an attack needs it. */
export const Attacker = z.object({ url: z.string(), cookie: z.string(), documentId: z.uuid() });
export type Attacker = z.infer<typeof Attacker>;

/** What goes on while a wave does. */
interface Striking {
  readonly ending: AbortSignal;
  /** Counts an answer. */
  count(answer: string | number): void;
}

/** One thing that an attacker does, the `n`th time. */
type Strike = (attacker: Attacker, n: number, striking: Striking) => Promise<void>;

interface Wave {
  readonly title: string;
  readonly everyMilliseconds: number;
  readonly strike: Strike;
  /** Answers that the attacker has to get: an attack that does not reach what it is about is noticed by nobody. */
  readonly lands: readonly RegExp[];
}

const JSON_BODY = { 'content-type': 'application/json' };

const statusOf = async (answer: Response): Promise<number> => {
  await answer.arrayBuffer();
  return answer.status;
};

const post = ({ url, cookie }: Attacker, path: string, body: string | FormData): Promise<Response> => {
  const headers = { cookie, ...(typeof body === 'string' ? JSON_BODY : {}) };
  return fetch(`${url}/trpc/${path}`, { method: 'POST', headers, body });
};

const Received = z.object({ result: z.object({ data: z.object({ documentId: z.string() }) }) });
const Opened = z.object({
  result: z.object({ data: z.object({ attachments: z.array(z.object({ id: z.string() })) }) }),
});

/** Nobody's two letters are the same. */
const nonceOf = (n: number): string => `${process.pid}-${Date.now()}-${n}`;

const upload = async (attacker: Attacker, text: string): Promise<{ status: number; documentId: string | null }> => {
  const form = new FormData();
  form.set('file', new File([text], 'letter.xml', { type: 'text/xml' }));
  const answer = await post(attacker, 'intake.receiveDocument', form);
  const received = Received.safeParse(await answer.json());
  return { status: answer.status, documentId: received.data?.result.data.documentId ?? null };
};

const askNarratives = async (attacker: Attacker, documentId: string, count: Striking['count']): Promise<void> => {
  const input = JSON.stringify({ documentId, isAhead: false });
  const opened = Opened.safeParse(await (await post(attacker, 'documents.openDocument', input)).json());
  const ids = opened.data?.result.data.attachments.map(({ id }) => id) ?? [];
  for (const attachmentId of ids.slice(0, 2)) {
    const answer = await post(attacker, 'documents.readNarrative', JSON.stringify({ attachmentId }));
    count(`narrative ${await statusOf(answer)}`);
  }
};

const NARRATIVE_LATER_MILLISECONDS = 1500;

/** Sends a letter and asks for what it says, at once and when it may have been read. */
const sendSlowLetter: Strike = async (attacker, n, { count }) => {
  const make = SLOW_LETTERS[n % SLOW_LETTERS.length];
  const { status, documentId } = await upload(attacker, make?.(nonceOf(n)) ?? '');
  count(status);
  if (documentId === null) return;
  await askNarratives(attacker, documentId, count);
  await sleep(NARRATIVE_LATER_MILLISECONDS);
  await askNarratives(attacker, documentId, count);
};

const sendLongLetter: Strike = async (attacker, n, { count }) => {
  const make = LONG_LETTERS[n % LONG_LETTERS.length];
  count((await upload(attacker, make?.(nonceOf(n)) ?? '')).status);
};

/** 11 MB, made once. */
let unknownKeys: string | null = null;
const sendUnknownKeys: Strike = async ({ url }, _n, { count }) => {
  unknownKeys ??= `{${Array.from({ length: 1_000_000 }, (_, n) => `"a${String(n).padStart(6, '0')}":1`).join(',')}}`;
  const request = { method: 'POST', headers: JSON_BODY, body: unknownKeys };
  count(await statusOf(await fetch(`${url}/trpc/session.signIn`, request)));
};

const STREAMS = 300;
/** A tenth of a second's. */
const STREAMS_AT_ONCE = 30;

const openStream = async ({ url, cookie, documentId }: Attacker, { ending, count }: Striking): Promise<void> => {
  const input = encodeURIComponent(JSON.stringify({ documentId }));
  const answer = await fetch(`${url}/trpc/review.watchDocument?input=${input}`, {
    headers: { cookie },
    signal: ending,
  });
  for await (const chunk of answer.body ?? []) {
    // A stream that is refused says so in its first event.
    if (Buffer.from(chunk).includes('TooManyStreams')) return count('refused stream');
    if (Buffer.from(chunk).includes('event: connected')) count('stream');
  }
};

/** Opens streams until there are as many as wanted, and changes what they watch. */
const watchAndNote: Strike = async (attacker, n, striking) => {
  if (n < STREAMS / STREAMS_AT_ONCE) {
    // They last as long as the wave does.
    for (let opened = 0; opened < STREAMS_AT_ONCE; opened += 1) void openStream(attacker, striking).catch(() => {});
  }
  const note = JSON.stringify({ documentId: attacker.documentId, text: `Note ${n}` });
  striking.count(`note ${await statusOf(await post(attacker, 'review.addNote', note))}`);
};

const PADDING = 90_000;

/** The same question, written differently each time. */
const askPadded: Strike = async (attacker, n, { count }) => {
  const body = JSON.stringify(worklistInput) + ' '.repeat(PADDING + (n % 9000));
  count(await statusOf(await post(attacker, 'worklist.listWorklist', body)));
};

export const WAVES = {
  'unknown-keys': {
    title: '11 MB of unknown keys, without a session, four times a second',
    everyMilliseconds: 250,
    strike: sendUnknownKeys,
    lands: [/^\d{3}$/],
  },
  'slow-letters': {
    title: 'letters that are slow to read, and their narratives',
    everyMilliseconds: 500,
    strike: sendSlowLetter,
    lands: [/^200$/, /^narrative 200$/],
  },
  'long-letters': {
    title: 'letters that say too much',
    everyMilliseconds: 500,
    strike: sendLongLetter,
    lands: [/^200$/],
  },
  streams: {
    title: `${STREAMS} streams of one session, and notes`,
    everyMilliseconds: 100,
    strike: watchAndNote,
    lands: [/^stream$/, /^refused stream$/, /^note 200$/],
  },
  'padded-bodies': { title: 'padded bodies to the list', everyMilliseconds: 25, strike: askPadded, lands: [/^200$/] },
} as const satisfies Record<string, Wave>;

export const WaveName = z.enum(['unknown-keys', 'slow-letters', 'long-letters', 'streams', 'padded-bodies']);
export type WaveName = z.infer<typeof WaveName>;
