import { msg } from '@lingui/core/macro';
import type { RefusalOf } from '@mailroom/contracts';
import type { RefusalSentences } from '../../platform/errors/refusal-sentences.ts';
import { isolate } from '../../platform/language/show-controls.ts';

/** What this room refuses, in words that an administrator can act on. */
export const administrationRefusalSentences: RefusalSentences<RefusalOf<'administration'>> = {
  PersonNotFound: () => msg`This person works here no more.`,
  PersonChanged: () => msg`Somebody else has just changed this person's role. Look at it, and decide anew.`,
  RoleFromProvider: () =>
    msg`A rule of the identity provider gives this role at each sign-in. Change the person's groups there, or the rule.`,
  LastAdministrator: () => msg`A facility keeps an administrator, and Mailroom an operator. Let in another one first.`,
  SignsInElsewhere: () => msg`This person signs in with the hospital's account: they change their password there.`,
  WorksElsewhere: () =>
    msg`This person also works at another facility, which their password opens too. Whoever runs Mailroom can give them a link.`,
  TooManyInvitations: () => msg`A hundred links are open. Take some back, or wait until they are over.`,
  FacilityNotFound: () => msg`There is no such hospital. Look at the list of hospitals.`,
  FacilityCodeTaken: () => msg`Another hospital has this code. Choose another one.`,
  ServerUnscoped: () =>
    msg`Another hospital uses this server and does not say which of its patients are its own: with a second one there, nothing would be verified for it. Say it at that hospital first, or write the address of another server.`,
  ProviderNotFound: () => msg`This identity provider was removed.`,
  ProviderCodeTaken: () => msg`Another identity provider has this code. Choose another one.`,
  SecretsKeyMissing: () => msg`The server has no key to keep secrets with. Whoever starts it sets SECRETS_KEY.`,
  ClientSecretMissing: () =>
    msg`The secret that is kept is for another issuer or client id. Write the one of this client, or say that there is none.`,
  ChangedMeanwhile: () =>
    msg`Somebody else changed this meanwhile. Look at what holds now, and make your change again.`,
  NameTaken: () => msg`Another one is called so already: choose another name.`,
  SourceNotFound: () => msg`This source does not exist at your hospital.`,
  TagInUse: () => msg`Documents carry this tag. Switch it off instead: they keep it, and nobody is offered it.`,
  TagOfSource: (refusal) => {
    const sourceName = isolate(refusal.sourceName);
    return msg`The source ${sourceName} gives this tag to its documents. Take it off there first, or switch it off here.`;
  },
  DocumentTypeTaken: () => msg`This code is in the list already. Look for it there, and change its names.`,
  DocumentTypeInUse: () => msg`Documents or rules use this type: it stays. You can change its names.`,
  TooManyRows: ({ most }) => msg`There can be ${most} of these at most. Change one that is not used any more.`,
};
