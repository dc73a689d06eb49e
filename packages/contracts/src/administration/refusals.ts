import { z } from 'zod';
import type { StatusesOf } from '../refusal-status.ts';

/** Nobody of that id works at the facility. */
const PersonNotFound = z.strictObject({ code: z.literal('PersonNotFound') });

/** Somebody else changed the person's role since it was shown. */
const PersonChanged = z.strictObject({ code: z.literal('PersonChanged') });

/** A rule over a provider's claims gives the role at each sign-in, and takes it away: it would undo what is changed here. */
const RoleFromProvider = z.strictObject({ code: z.literal('RoleFromProvider') });

/** A facility that has an administrator keeps one. */
const LastAdministrator = z.strictObject({ code: z.literal('LastAdministrator') });

/** The person signs in through an identity provider, and has no password that could be lost. */
const SignsInElsewhere = z.strictObject({ code: z.literal('SignsInElsewhere') });

/** The person also works at another facility, which their password opens too. */
const WorksElsewhere = z.strictObject({ code: z.literal('WorksElsewhere') });

/** A hundred links of the facility are open. */
const TooManyInvitations = z.strictObject({ code: z.literal('TooManyInvitations') });

/** There is no such hospital. */
const FacilityNotFound = z.strictObject({ code: z.literal('FacilityNotFound') });

/** Another hospital has the code. */
const FacilityCodeTaken = z.strictObject({ code: z.literal('FacilityCodeTaken') });

/** Another hospital uses the server, and does not say which of its records are its own: with a second one there, nothing would be verified for it. */
const ServerUnscoped = z.strictObject({ code: z.literal('ServerUnscoped') });

/** There is no such identity provider. */
const ProviderNotFound = z.strictObject({ code: z.literal('ProviderNotFound') });

/** Another identity provider has the code. */
const ProviderCodeTaken = z.strictObject({ code: z.literal('ProviderCodeTaken') });

/** Secrets are kept sealed, and there is no key to seal them with (`SECRETS_KEY`). */
const SecretsKeyMissing = z.strictObject({ code: z.literal('SecretsKeyMissing') });

/** The secret that is kept is of another client, or for another issuer. */
const ClientSecretMissing = z.strictObject({ code: z.literal('ClientSecretMissing') });

/** Somebody else changed it since it was shown. */
const ChangedMeanwhile = z.strictObject({ code: z.literal('ChangedMeanwhile') });

/** Another one of the facility is called so. */
const NameTaken = z.strictObject({ code: z.literal('NameTaken') });

/** No such source in this facility. */
const SourceNotFound = z.strictObject({ code: z.literal('SourceNotFound'), sourceId: z.uuid() });

/** Documents carry the tag, and keep it. */
const TagInUse = z.strictObject({ code: z.literal('TagInUse'), tagId: z.uuid() });

/** A source gives the tag to its documents. */
const TagOfSource = z.strictObject({ code: z.literal('TagOfSource'), tagId: z.uuid(), sourceName: z.string() });

/** There is a document type of that code. */
const DocumentTypeTaken = z.strictObject({ code: z.literal('DocumentTypeTaken') });

/** Documents, or rules for them, are of the type. */
const DocumentTypeInUse = z.strictObject({ code: z.literal('DocumentTypeInUse') });

/** There are as many of these as there may be. */
const TooManyRows = z.strictObject({ code: z.literal('TooManyRows'), most: z.int() });

export const administrationRefusals = [
  PersonNotFound,
  PersonChanged,
  RoleFromProvider,
  LastAdministrator,
  SignsInElsewhere,
  WorksElsewhere,
  TooManyInvitations,
  FacilityNotFound,
  FacilityCodeTaken,
  ServerUnscoped,
  ProviderNotFound,
  ProviderCodeTaken,
  SecretsKeyMissing,
  ClientSecretMissing,
  ChangedMeanwhile,
  NameTaken,
  SourceNotFound,
  TagInUse,
  TagOfSource,
  DocumentTypeTaken,
  DocumentTypeInUse,
  TooManyRows,
] as const;

/** How HTTP says them. */
export const administrationRefusalStatuses: StatusesOf<typeof administrationRefusals> = {
  PersonNotFound: 'NOT_FOUND',
  PersonChanged: 'CONFLICT',
  RoleFromProvider: 'CONFLICT',
  LastAdministrator: 'CONFLICT',
  SignsInElsewhere: 'CONFLICT',
  WorksElsewhere: 'FORBIDDEN',
  TooManyInvitations: 'TOO_MANY_REQUESTS',
  FacilityNotFound: 'NOT_FOUND',
  FacilityCodeTaken: 'CONFLICT',
  ServerUnscoped: 'CONFLICT',
  ProviderNotFound: 'NOT_FOUND',
  ProviderCodeTaken: 'CONFLICT',
  SecretsKeyMissing: 'PRECONDITION_FAILED',
  ClientSecretMissing: 'CONFLICT',
  ChangedMeanwhile: 'CONFLICT',
  NameTaken: 'CONFLICT',
  SourceNotFound: 'NOT_FOUND',
  TagInUse: 'CONFLICT',
  TagOfSource: 'CONFLICT',
  DocumentTypeTaken: 'CONFLICT',
  DocumentTypeInUse: 'CONFLICT',
  TooManyRows: 'CONFLICT',
};
