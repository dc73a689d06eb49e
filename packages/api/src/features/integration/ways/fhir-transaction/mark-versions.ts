import { isFailedAsking } from '../../../../platform/fhir/fhir-error.ts';
import type { Sending, SentReference } from '../../attempt.ts';
import type { Done, EffectOutcome, MarkedVersions } from '../../effect-outcome.ts';
import type { Way } from '../way.ts';
import { findFiled } from './find-filed.ts';

/** What became of one reference: as it shall be, left for a reason, not there, or not done yet. */
type Mark = 'done' | 'nothing' | 'not-yet' | 'refused' | NonNullable<MarkedVersions['left']>;

const PRECONDITION_FAILED = 412;

interface Marking {
  readonly sending: Sending;
  readonly patientFhirId: string;
}

const markOne = async (
  { sending: { client, signal, isLatest: mayStill }, patientFhirId }: Marking,
  fhirId: string,
  status: 'current' | 'superseded',
): Promise<Mark> => {
  const delivery = await client.markVersion(fhirId, { status, patientFhirId, mayStill, signal });
  if (delivery.outcome === 'confirmed') return 'done';
  if (delivery.outcome === 'left') return delivery.because;
  // Somebody changed it meanwhile: it is read anew.
  return delivery.outcome === 'refused' && delivery.status !== PRECONDITION_FAILED ? 'refused' : 'not-yet';
};

interface Wanted extends SentReference {
  readonly effectId: string;
  readonly status: 'current' | 'superseded';
  readonly mayArrive: boolean;
}

interface Marked {
  readonly mark: Mark;
  readonly marked: MarkedVersions['marked'];
}

/** The references that stand under an effect key: one, or as many as a server that does not keep its promises made of it. */
const markFiled = async (marking: Marking, wanted: Wanted): Promise<Marked> => {
  const { effectId, status, mayArrive } = wanted;
  const filed = await findFiled(marking.sending, wanted);
  if (filed.length === 0) {
    const gone = wanted.sentFhirId === null ? 'nothing' : 'withdrawn';
    return { mark: mayArrive ? 'not-yet' : gone, marked: [] };
  }
  const marks: Mark[] = [];
  for (const { fhirId } of filed) marks.push(await markOne(marking, fhirId, status));
  const marked = filed
    .filter((_, n) => marks[n] === 'done')
    .map(({ fhirId }) => ({ effectId, fhirId, filedAs: status }));
  return { mark: marks.find((mark) => mark !== 'done') ?? 'done', marked };
};

/** A question that fails leaves it for later. */
const orLater = async (mark: () => Promise<Marked>): Promise<Marked> => {
  try {
    return await mark();
  } catch (error) {
    if (isFailedAsking(error)) return { mark: 'not-yet', marked: [] };
    throw error;
  }
};

/** The document's own reference comes first, where it is no more what it was sent as: of two versions never both become current. */
const wantedOf = ({ attempt }: Sending, { referenceFhirId, filedAs = null }: Done): Wanted[] => {
  const { own, ownFiledAs, others } = attempt.versions;
  const { effectKey } = attempt.document;
  // What the hospital itself marked as replaced is not put back.
  const isOurs = own === 'superseded' || ownFiledAs === 'superseded';
  const ownMark = own !== null && own !== filedAs && isOurs;
  return [
    ...(ownMark
      ? [{ effectId: effectKey, effectKey, sentFhirId: referenceFhirId, status: own, mayArrive: false }]
      : []),
    ...others.map(({ effectId, referenceFhirId: sentFhirId, shallBe, mayArrive }) => ({
      effectId,
      effectKey: effectId,
      sentFhirId,
      status: shallBe,
      mayArrive,
    })),
  ];
};

const isLeft = (mark: Mark): mark is NonNullable<MarkedVersions['left']> =>
  mark === 'other-chart' || mark === 'withdrawn';

/**
 * Marks the other versions of a document once its own part is done. Each step can be the last of a process: the next attempt finds the
 * document done, and each reference as it stands.
 */
export const markVersions: Way['markVersions'] = async (sending, done) => {
  const { patient, effectKey } = sending.attempt.document;
  const patientFhirId = 'fhirId' in patient ? patient.fhirId : done.patientFhirId;
  const wanted = wantedOf(sending, done);
  if (wanted.length === 0 || patientFhirId === null) return { outcome: 'confirmed', ...done };
  const all: Marked[] = [];
  for (const one of wanted) all.push(await orLater(() => markFiled({ sending, patientFhirId }, one)));
  const marks = all.map(({ mark }) => mark);
  const marked = all.flatMap((one) => one.marked);
  const filedAs = marked.find(({ effectId }) => effectId === effectKey)?.filedAs ?? done.filedAs ?? null;
  const versions = {
    marked: marked.filter(({ effectId }) => effectId !== effectKey),
    left: marks.find(isLeft) ?? null,
  };
  const now = { ...done, filedAs, versions };
  if (!marks.includes('not-yet') && !marks.includes('refused')) return { outcome: 'confirmed', ...now };
  const trouble = marks.includes('refused') ? { trouble: 'earlier-refused' as const } : {};
  return {
    outcome: 'unclear',
    referenceFhirId: done.referenceFhirId,
    isAcknowledged: true,
    done: now,
    ...trouble,
  } satisfies EffectOutcome;
};
