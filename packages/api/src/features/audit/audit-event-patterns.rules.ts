import type { ActionKind } from './kind-of-action.rules.ts';

/** FHIR's `Coding`. */
export interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display?: string;
}

const DICOM = 'http://dicom.nema.org/resources/ontology/DCM';
/** Code systems, and where the profiles are. */
export const PARTICIPATION = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType';
export const ENTITY_TYPE = 'http://terminology.hl7.org/CodeSystem/audit-entity-type';
export const OBJECT_ROLE = 'http://terminology.hl7.org/CodeSystem/object-role';
export const PROFILES = 'https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.';

const REST: Coding = { system: 'http://terminology.hl7.org/CodeSystem/audit-event-type', code: 'rest' };
const rest = (code: string): Coding => ({ system: 'http://hl7.org/fhir/restful-interaction', code });
/** A code of DICOM. */
export const dicom = (code: string, display: string): Coding => ({ system: DICOM, code, display });
const SIGN_IN = dicom('110114', 'User Authentication');

/** Of IHE Basic Audit Log Patterns, by whether a patient is known; null: it has none for this. */
interface Profile {
  readonly alone: string | null;
  readonly ofPatient: string | null;
}

const NONE: Profile = { alone: null, ofPatient: null };
const basic = (name: string): Profile => ({ alone: name, ofPatient: `Patient${name}` });

/** What an entry of one kind is in FHIR. */
export interface Pattern {
  readonly type: Coding;
  readonly subtype: Coding;
  readonly action: 'C' | 'R' | 'U' | 'D' | 'E';
  readonly profile: Profile;
  /** What the person is to the data (v3-ParticipationType). */
  readonly participation: 'IRCP' | 'AUT';
  /** Whether the data goes to who asks: then the client is its destination. Of a query the question goes the other way. */
  readonly isAnswered: boolean;
}

/** https://profiles.ihe.net/ITI/BALP, version 1.1.3 for FHIR R4; signing in and the audit itself after DICOM PS3.15 A.5. */
export const PATTERNS: Record<ActionKind, Pattern> = {
  create: {
    type: REST,
    subtype: rest('create'),
    action: 'C',
    profile: basic('Create'),
    participation: 'AUT',
    isAnswered: false,
  },
  read: {
    type: REST,
    subtype: rest('read'),
    action: 'R',
    profile: basic('Read'),
    participation: 'IRCP',
    isAnswered: true,
  },
  update: {
    type: REST,
    subtype: rest('update'),
    action: 'U',
    profile: basic('Update'),
    participation: 'AUT',
    isAnswered: false,
  },
  // Its pattern leaves no room for Mailroom's own action beside `delete`.
  delete: { type: REST, subtype: rest('delete'), action: 'D', profile: NONE, participation: 'AUT', isAnswered: false },
  export: {
    type: dicom('110106', 'Export'),
    subtype: { system: 'http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle', code: 'disclose' },
    action: 'R',
    profile: { alone: null, ofPatient: 'PrivacyDisclosure.Source' },
    participation: 'IRCP',
    isAnswered: true,
  },
  query: {
    type: REST,
    subtype: rest('search'),
    action: 'E',
    profile: basic('Query'),
    participation: 'IRCP',
    isAnswered: false,
  },
  'sign-in': {
    type: SIGN_IN,
    subtype: dicom('110122', 'Login'),
    action: 'E',
    profile: NONE,
    participation: 'IRCP',
    isAnswered: false,
  },
  'sign-out': {
    type: SIGN_IN,
    subtype: dicom('110123', 'Logout'),
    action: 'E',
    profile: NONE,
    participation: 'IRCP',
    isAnswered: false,
  },
  'audit-used': {
    type: dicom('110101', 'Audit Log Used'),
    subtype: rest('read'),
    action: 'R',
    profile: NONE,
    participation: 'IRCP',
    isAnswered: true,
  },
};
