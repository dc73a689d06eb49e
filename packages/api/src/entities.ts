import { Attachment } from './features/documents/attachment.entity.ts';
import { Document } from './features/documents/document.entity.ts';
import { DocumentTag } from './features/documents/document-tag.entity.ts';
import { DocumentType } from './features/documents/document-type.entity.ts';
import { DocumentWord } from './features/documents/document-word.entity.ts';
import { Metadata } from './features/documents/metadata.entity.ts';
import { Tag } from './features/documents/tag.entity.ts';
import { ReceivedObject } from './features/intake/received-object.entity.ts';
import { Source } from './features/intake/source.entity.ts';
import { Effect } from './features/integration/effect.entity.ts';
import { Incident } from './features/integration/incident.entity.ts';
import { Claim } from './features/review/claim.entity.ts';
import { Correction } from './features/review/correction.entity.ts';
import { Note } from './features/review/note.entity.ts';
import { Presence } from './features/review/presence.entity.ts';
import { Membership } from './features/session/membership.entity.ts';
import { Session } from './features/session/session.entity.ts';
import { Candidate } from './features/verification/candidate.entity.ts';
import { MirroredIdentifier } from './features/verification/mirrored-identifier.entity.ts';
import { Patient } from './features/verification/patient.entity.ts';
import { Provider } from './features/verification/provider.entity.ts';
import { Verification } from './features/verification/verification.entity.ts';
import { WorklistCounter } from './features/worklist/worklist-counter.entity.ts';
import { WorklistSearch } from './features/worklist/worklist-search.entity.ts';
import { WorklistVersion } from './features/worklist/worklist-version.entity.ts';
import { AuditEvent } from './platform/audit-event.entity.ts';
import { CallIncident } from './platform/call-incident.entity.ts';
import { Connection } from './platform/connection.entity.ts';
import { Facility } from './platform/facility.entity.ts';
import { Installation } from './platform/installation.entity.ts';
import { User } from './platform/user.entity.ts';

/** Every table. A new entity is added here and gets its migration; the schema test fails until both agree. */
export const entities = [
  Installation,
  Facility,
  CallIncident,
  Connection,
  User,
  Membership,
  Session,
  Source,
  ReceivedObject,
  DocumentType,
  Document,
  Attachment,
  Metadata,
  Provider,
  Patient,
  MirroredIdentifier,
  Verification,
  Candidate,
  Claim,
  Correction,
  Note,
  Presence,
  Effect,
  Incident,
  Tag,
  DocumentTag,
  DocumentWord,
  AuditEvent,
  WorklistCounter,
  WorklistVersion,
  WorklistSearch,
];
