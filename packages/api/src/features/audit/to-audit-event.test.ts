import { AuditAction } from '@mailroom/contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { KIND_OF_ACTION } from './kind-of-action.rules.ts';
import { type Observer, type ToldEntry, toAuditEvent } from './to-audit-event.rules.ts';

const ids = fc.uuid();
const entries: fc.Arbitrary<ToldEntry> = fc.record({
  id: ids,
  occurredAt: fc
    .date({ noInvalidDate: true, min: new Date('2020-01-01'), max: new Date('2099-01-01') })
    .map((at) => at.toISOString()),
  action: fc.constantFrom(...AuditAction.options),
  actorId: fc.option(ids),
  actorLogin: fc.option(fc.string({ minLength: 1 })),
  actorName: fc.option(fc.string({ minLength: 1 })),
  documentId: fc.option(ids),
  patientId: fc.option(fc.stringMatching(/^[A-Za-z0-9.-]{1,64}$/)),
  details: fc.option(
    fc.dictionary(fc.string({ minLength: 1 }), fc.oneof(fc.string({ minLength: 1 }), fc.integer(), fc.constant(null))),
  ),
  position: fc.option(fc.integer({ min: 1 })),
  sha256: fc.option(fc.constant('0'.repeat(64))),
});
const observers = fc.record({
  installationId: ids,
  address: fc.option(fc.constant('https://mailroom.test')),
  facilityId: ids,
  facilityCode: fc.constant('northbrook'),
});

const coding = (system: string, code: string) =>
  z.object({ system: z.literal(system), code: z.literal(code), display: z.string().optional() });
const DICOM = 'http://dicom.nema.org/resources/ontology/DCM';
const who = z.strictObject({ identifier: z.unknown().optional(), display: z.string().optional() });
const network = z.strictObject({ address: z.string().min(1), type: z.literal('5') });
const machine = (code: string) =>
  z.strictObject({
    type: z.strictObject({ coding: z.tuple([coding(DICOM, code)]) }),
    who,
    requestor: z.boolean(),
    network,
  });
const user = (codes: string[]) =>
  z.strictObject({
    type: z.strictObject({
      coding: z.tuple([
        z.strictObject({
          system: z.literal('http://terminology.hl7.org/CodeSystem/v3-ParticipationType'),
          code: z.enum(codes),
        }),
      ]),
    }),
    who,
    name: z.string().optional(),
    requestor: z.literal(true),
  });
const ENTITY = 'http://terminology.hl7.org/CodeSystem/audit-entity-type';
const ROLE = 'http://terminology.hl7.org/CodeSystem/object-role';
const data = z.strictObject({
  type: coding(ENTITY, '2'),
  role: coding(ROLE, '4'),
  what: z.object({ identifier: z.unknown() }),
});
const asked = z.strictObject({ type: coding(ENTITY, '2'), role: coding(ROLE, '24'), query: z.base64() });
const patient = z.strictObject({
  type: coding(ENTITY, '1'),
  role: coding(ROLE, '1'),
  what: z.strictObject({ reference: z.string().startsWith('Patient/'), type: z.literal('Patient') }),
});

/** What each pattern of IHE Basic Audit Log Patterns 1.1.3 demands, written from the profiles and not from the code. */
const PROFILES = {
  Create: {
    interaction: 'create',
    action: 'C',
    client: '110153',
    server: '110152',
    person: user(['AUT', 'INF', 'CST']),
    first: data,
  },
  Update: {
    interaction: 'update',
    action: 'U',
    client: '110153',
    server: '110152',
    person: user(['AUT', 'INF', 'CST']),
    first: data,
  },
  Read: { interaction: 'read', action: 'R', client: '110152', server: '110153', person: user(['IRCP']), first: data },
  Query: {
    interaction: 'search',
    action: 'E',
    client: '110153',
    server: '110152',
    person: user(['IRCP']),
    first: asked,
  },
} as const;

const own = z.object({ type: coding('urn:mailroom:audit-entity-type', 'entry') });

const patternOf = (name: keyof typeof PROFILES, isOfPatient: boolean) => {
  const { interaction, action, client, server, person, first } = PROFILES[name];
  return z.looseObject({
    type: coding('http://terminology.hl7.org/CodeSystem/audit-event-type', 'rest'),
    subtype: z.tuple([coding('http://hl7.org/fhir/restful-interaction', interaction)], z.object({})),
    action: z.literal(action),
    outcome: z.literal('0'),
    agent: z.tuple([machine(client), machine(server)], person),
    source: z.object({ observer: who }),
    entity: isOfPatient ? z.tuple([first, patient, own]) : z.tuple([first, own]),
  });
};

const DISCLOSURE = z
  .looseObject({
    type: coding(DICOM, '110106'),
    subtype: z.tuple([coding('http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle', 'disclose')], z.object({})),
    action: z.literal('R'),
    outcome: z.literal('0'),
    agent: z.tuple([machine('110152'), machine('110153')], user(['IRCP'])),
    source: z.object({ observer: who }),
    entity: z.tuple([data, patient, own]),
  })
  // The audit source is the source of the data too (val-audit-source).
  .refine(({ agent, source }) => JSON.stringify(agent[1].who) === JSON.stringify(source.observer));

const BASE = 'https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.';

/** The pattern that an event claims, which it fits; null for one that claims none. */
const claimOf = (entry: ToldEntry, observer: Observer): string | null => {
  const event = toAuditEvent(entry, observer);
  expect(event).toMatchObject({ resourceType: 'AuditEvent', id: entry.id, recorded: entry.occurredAt });
  // One who asks, and no empty strings (FHIR R4, ele-1).
  expect(event.agent.filter(({ requestor }) => requestor)).toHaveLength(1);
  expect(JSON.stringify(event)).not.toMatch(/:""/);
  const [profile] = event.meta?.profile ?? [];
  if (profile === undefined) return null;
  const name = profile.slice(BASE.length);
  expect(profile.startsWith(BASE)).toBe(true);
  const isOfPatient = entry.patientId !== null;
  expect(isOfPatient).toBe(name.startsWith('P'));
  // The name of a profile that the table lacks finds nothing.
  const basic = name.replace(/^Patient/, '') as keyof typeof PROFILES;
  const pattern = name === 'PrivacyDisclosure.Source' ? DISCLOSURE : patternOf(basic, isOfPatient);
  expect(pattern.safeParse(event).error?.issues).toBeUndefined();
  return name;
};

it('whatever an entry says, it is an AuditEvent, and one of the pattern that it claims', () => {
  const property = fc.property(entries, observers, (entry, observer) => {
    expect(claimOf(entry, observer)).not.toBe('');
  });
  fc.assert(property, { numRuns: 300 });
});

it('every action has its event, and only what came about claims a pattern', () => {
  const claimed = new Set<string>();
  const bare = {
    actorId: null,
    actorLogin: null,
    actorName: null,
    documentId: 'd',
    details: null,
    position: 1,
    sha256: 'a',
  };
  const observer = { installationId: 'i', address: null, facilityId: 'f', facilityCode: 'northbrook' };
  for (const action of AuditAction.options) {
    for (const patientId of [null, 'p']) {
      const entry = { id: 'e', occurredAt: '2026-03-01T09:00:00.000Z', action, patientId, ...bare };
      const { subtype, outcome } = toAuditEvent(entry, observer);
      expect(subtype).toContainEqual({ system: 'urn:mailroom:audit-action', code: action });
      const { hasFailed = false } = KIND_OF_ACTION[action];
      expect(outcome).toBe(hasFailed ? '4' : '0');
      const name = claimOf(entry, observer);
      expect(hasFailed && name !== null).toBe(false);
      if (name !== null) claimed.add(name);
    }
  }
  const names = Object.keys(PROFILES).flatMap((name) => [name, `Patient${name}`]);
  expect([...claimed].sort()).toEqual([...names, 'PrivacyDisclosure.Source'].sort());
});
