import { Refusal, type RefusalCode } from '@mailroom/contracts';

const id = '6f2c9d52-35a0-4a2c-9f0a-0c7d7f3c1a11';
const ids = [
  'documentId',
  'attachmentId',
  'searchId',
  'patientId',
  'assigneeId',
  'tagId',
  'incidentId',
  'provisionalPatientId',
  'sharedIdentifierId',
  'sourceId',
  'ruleId',
  'holdId',
  'openingId',
];
const details = {
  ...Object.fromEntries(ids.map((name) => [name, id])),
  fields: ['limit'],
  maxBytes: 25_000_000,
  most: 500,
  holderName: 'Ward nurse',
  sourceName: 'Laboratory',
  filedByName: 'Admissions clerk',
  heldUntil: '2026-03-01T09:15:00Z',
  versionSeen: 1,
  versionNow: 2,
  status: 'review',
  changedByName: 'Mailroom',
  traits: ['birthDate'],
  retryAt: '2026-03-01T09:15:00Z',
  waitSeconds: 40,
  restriction: 'psychiatry',
  supervisorNames: ['Records manager'],
  purgedAt: '2026-03-01T09:15:00Z',
  isErased: false,
  because: 'held',
};

/** One refusal of each code for tests, as it comes over the wire: whatever its schema asks for. */
export const buildRefusals = (): { readonly code: RefusalCode }[] =>
  Refusal.options.map(({ shape }) => {
    const wanted = Object.entries(details).filter(([key]) => key in shape);
    return { ...Object.fromEntries(wanted), code: shape.code.value };
  });
