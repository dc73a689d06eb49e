import type { AuditAction } from '@mailroom/contracts';
import {
  type Coding,
  dicom,
  ENTITY_TYPE,
  OBJECT_ROLE,
  PARTICIPATION,
  PATTERNS,
  type Pattern,
  PROFILES,
} from './audit-event-patterns.rules.ts';
import { type ActionKind, KIND_OF_ACTION } from './kind-of-action.rules.ts';

/** An entry of the audit with what is known of whom and what it names. */
export interface ToldEntry {
  readonly id: string;
  readonly occurredAt: string;
  readonly action: AuditAction;
  readonly actorId: string | null;
  readonly actorLogin: string | null;
  readonly actorName: string | null;
  readonly documentId: string | null;
  /** Whose the document is as of now: the patient's logical id at the hospital's server. */
  readonly patientId: string | null;
  readonly details: Readonly<Record<string, string | number | null>> | null;
  /** Its place in the chain; null until it has one. */
  readonly position: number | null;
  readonly sha256: string | null;
}

/** Who tells. */
export interface Observer {
  readonly installationId: string;
  /** Where people reach Mailroom; null where nobody said. */
  readonly address: string | null;
  readonly facilityId: string;
  readonly facilityCode: string;
}

interface Reference {
  readonly reference?: string;
  readonly type?: string;
  readonly identifier?: { readonly system: string; readonly value: string };
  readonly display?: string;
}
interface Agent {
  readonly type: { readonly coding: readonly Coding[] };
  readonly who: Reference;
  readonly name?: string;
  readonly requestor: boolean;
  readonly network?: { readonly address: string; readonly type: string };
}
interface Entity {
  readonly what?: Reference;
  readonly type: Coding;
  readonly role?: Coding;
  readonly query?: string;
  readonly detail?: readonly { readonly type: string; readonly valueString: string }[];
}

/** FHIR R4 `AuditEvent`, as far as Mailroom writes one. */
export interface AuditEventResource {
  readonly resourceType: 'AuditEvent';
  readonly id: string;
  readonly meta?: { readonly profile: readonly string[] };
  readonly type: Coding;
  readonly subtype: readonly Coding[];
  readonly action: Pattern['action'];
  readonly recorded: string;
  readonly outcome: '0' | '4';
  readonly agent: readonly Agent[];
  readonly source: { readonly site: string; readonly observer: Reference; readonly type: readonly Coding[] };
  readonly entity: readonly Entity[];
}

const uuid = (id: string) => ({ system: 'urn:ietf:rfc:3986', value: `urn:uuid:${id}` });

const SOURCE = dicom('110153', 'Source Role ID');
const DESTINATION = dicom('110152', 'Destination Role ID');

const agentsOf = (entry: ToldEntry, observer: Observer, { participation, isAnswered }: Pattern): Agent[] => {
  const { actorId, actorLogin, actorName } = entry;
  const address = observer.address ?? `urn:uuid:${observer.installationId}`;
  // 5: a URI (http://hl7.org/fhir/network-type). Of a browser's own address the audit keeps nothing.
  const network = { address, type: '5' };
  const mailroom = { identifier: uuid(observer.installationId), display: 'Mailroom' };
  const client = { display: actorId === null ? 'Mailroom, by itself' : 'Mailroom in a browser' };
  const [sent, got] = isAnswered ? [DESTINATION, SOURCE] : [SOURCE, DESTINATION];
  const machines: Agent[] = [
    { type: { coding: [sent] }, who: client, requestor: actorId === null, network },
    { type: { coding: [got] }, who: mailroom, requestor: false, network },
  ];
  if (actorId === null) return machines;
  const person: Agent = {
    type: { coding: [{ system: PARTICIPATION, code: participation }] },
    who: { identifier: uuid(actorId), ...(actorLogin === null ? {} : { display: actorLogin }) },
    ...(actorName === null ? {} : { name: actorName }),
    requestor: true,
  };
  return [...machines, person];
};

const SYSTEM_OBJECT: Coding = { system: ENTITY_TYPE, code: '2', display: 'System Object' };
const DOMAIN_RESOURCE: Coding = { system: OBJECT_ROLE, code: '4', display: 'Domain Resource' };
const QUERY: Coding = { system: OBJECT_ROLE, code: '24', display: 'Query' };

/** What was asked, as far as the audit keeps it: ids and codes. */
const questionOf = ({ action, details }: ToldEntry): string => {
  const told = Object.entries(details ?? {}).map(([name, value]): [string, string] => [name, String(value)]);
  return `${action}?${new URLSearchParams(told).toString()}`;
};

const dataOf = (entry: ToldEntry, { facilityId, facilityCode }: Observer, kind: ActionKind): Entity => {
  if (kind === 'query') return { type: SYSTEM_OBJECT, role: QUERY, query: btoa(questionOf(entry)) };
  const what =
    entry.documentId === null
      ? { identifier: uuid(facilityId), display: facilityCode }
      : { identifier: uuid(entry.documentId), type: 'DocumentReference' };
  return { type: SYSTEM_OBJECT, role: DOMAIN_RESOURCE, what };
};

const patientOf = ({ patientId }: ToldEntry): Entity[] =>
  patientId === null
    ? []
    : [
        {
          type: { system: ENTITY_TYPE, code: '1', display: 'Person' },
          role: { system: OBJECT_ROLE, code: '1', display: 'Patient' },
          what: { reference: `Patient/${patientId}`, type: 'Patient' },
        },
      ];

/** Mailroom's own: the entry's place in its facility's chain, and its details. The patterns allow further kinds of entities. */
const entryOf = ({ id, position, sha256, details }: ToldEntry, { facilityId }: Observer): Entity => {
  const told = Object.entries({ facilityId, position, sha256, ...details });
  return {
    type: { system: 'urn:mailroom:audit-entity-type', code: 'entry' },
    what: { identifier: uuid(id) },
    // FHIR has no empty text (ele-1).
    detail: told
      .filter(([, value]) => value !== null && value !== '')
      .map(([type, value]) => ({ type, valueString: String(value) })),
  };
};

/** An entry as FHIR R4 `AuditEvent`, after IHE Basic Audit Log Patterns where these have a pattern for it. */
export const toAuditEvent = (entry: ToldEntry, observer: Observer): AuditEventResource => {
  const { kind, hasFailed = false } = KIND_OF_ACTION[entry.action];
  const pattern = PATTERNS[kind];
  const known = entry.patientId === null ? pattern.profile.alone : pattern.profile.ofPatient;
  // The patterns are of what came about.
  const profile = hasFailed ? null : known;
  return {
    resourceType: 'AuditEvent',
    id: entry.id,
    ...(profile === null ? {} : { meta: { profile: [PROFILES + profile] } }),
    type: pattern.type,
    subtype: [pattern.subtype, { system: 'urn:mailroom:audit-action', code: entry.action }],
    action: pattern.action,
    recorded: entry.occurredAt,
    outcome: hasFailed ? '4' : '0',
    agent: agentsOf(entry, observer, pattern),
    source: {
      site: observer.facilityCode,
      observer: { identifier: uuid(observer.installationId), display: 'Mailroom' },
      type: [
        {
          system: 'http://terminology.hl7.org/CodeSystem/security-source-type',
          code: '4',
          display: 'Application Server',
        },
      ],
    },
    entity: [dataOf(entry, observer, kind), ...patientOf(entry), entryOf(entry, observer)],
  };
};
