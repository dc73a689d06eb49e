import type { GrantedEntity } from '../platform/database/grants.ts';
import type { StoredForm } from '../platform/stored/stored-form.ts';
import { Attachment } from './attachment.entity.ts';
import { AuditCopy } from './audit-copy.entity.ts';
import { AuditEvent } from './audit-event.entity.ts';
import { AuditLink } from './audit-link.entity.ts';
import { CallIncident } from './call-incident.entity.ts';
import { Candidate } from './candidate.entity.ts';
import { Claim } from './claim.entity.ts';
import { Connection } from './connection.entity.ts';
import { Correction } from './correction.entity.ts';
import { Document } from './document.entity.ts';
import { DocumentRelation } from './document-relation.entity.ts';
import { DocumentTag } from './document-tag.entity.ts';
import { DocumentType } from './document-type.entity.ts';
import { DocumentWord } from './document-word.entity.ts';
import { Effect } from './effect.entity.ts';
import { ExternalIdentity } from './external-identity.entity.ts';
import { Facility } from './facility.entity.ts';
import { IdentityProvider } from './identity-provider.entity.ts';
import { Incident } from './incident.entity.ts';
import { Installation } from './installation.entity.ts';
import { Invitation } from './invitation.entity.ts';
import { KnownDocument } from './known-document.entity.ts';
import { LegalHold } from './legal-hold.entity.ts';
import { LikelyRecord } from './likely-record.entity.ts';
import { Membership } from './membership.entity.ts';
import { Metadata } from './metadata.entity.ts';
import { MirroredIdentifier } from './mirrored-identifier.entity.ts';
import { Note } from './note.entity.ts';
import { Password } from './password.entity.ts';
import { Patient } from './patient.entity.ts';
import { PatientKey } from './patient-key.entity.ts';
import { Presence } from './presence.entity.ts';
import { Provider } from './provider.entity.ts';
import { ProvisionalPatient } from './provisional-patient.entity.ts';
import { Purge } from './purge.entity.ts';
import { Reading } from './reading.entity.ts';
import { ReceivedObject } from './received-object.entity.ts';
import { RestrictedOpening } from './restricted-opening.entity.ts';
import { RestrictionRule } from './restriction-rule.entity.ts';
import { RetentionRule } from './retention-rule.entity.ts';
import { Session } from './session.entity.ts';
import { Setting } from './setting.entity.ts';
import { SharedIdentifier } from './shared-identifier.entity.ts';
import { Source } from './source.entity.ts';
import { SourceTag } from './source-tag.entity.ts';
import { SpentLogoutToken } from './spent-logout-token.entity.ts';
import { StoredFile } from './stored-file.entity.ts';
import { Tag } from './tag.entity.ts';
import { User } from './user.entity.ts';
import { Verification } from './verification.entity.ts';
import { WorklistCounter } from './worklist-counter.entity.ts';
import { WorklistSearch } from './worklist-search.entity.ts';
import { WorklistVersion } from './worklist-version.entity.ts';

/** An entity, with the stored forms of its JSON columns. */
type ModelEntity = GrantedEntity & { readonly forms?: readonly StoredForm<unknown, unknown>[] };

/**
 * Every table. A new entity is added here and gets its migration; the schema test fails until both agree. It says beside its columns
 * what the application may do with its rows.
 */
export const entities: readonly ModelEntity[] = [
  Installation,
  Facility,
  Setting,
  CallIncident,
  Connection,
  User,
  Password,
  IdentityProvider,
  ExternalIdentity,
  SpentLogoutToken,
  Membership,
  Invitation,
  Session,
  Source,
  SourceTag,
  SharedIdentifier,
  ReceivedObject,
  Reading,
  DocumentType,
  RetentionRule,
  Purge,
  Document,
  RestrictionRule,
  RestrictedOpening,
  DocumentRelation,
  KnownDocument,
  Attachment,
  StoredFile,
  Metadata,
  Provider,
  Patient,
  MirroredIdentifier,
  PatientKey,
  Verification,
  Candidate,
  ProvisionalPatient,
  LikelyRecord,
  LegalHold,
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
  AuditLink,
  AuditCopy,
  WorklistCounter,
  WorklistVersion,
  WorklistSearch,
];
