export * from './change-role.ts';
export * from './end-sessions.ts';
export * from './invite-back.ts';
export * from './invite-person.ts';
export * from './list-invitations.ts';
export * from './list-people.ts';
export * from './remove-person.ts';
export * from './take-back-invitation.ts';
