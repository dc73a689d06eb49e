export * from './accept-invitation.ts';
export * from './list-demonstration-users.ts';
export * from './read-invitation.ts';
export * from './read-session.ts';
export * from './role.ts';
export * from './sign-in.ts';
export * from './sign-in-with-password.ts';
export * from './sign-out.ts';
