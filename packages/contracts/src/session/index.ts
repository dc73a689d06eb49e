export * from './identity-provider.ts';
export * from './list-demonstration-users.ts';
export * from './list-identity-providers.ts';
export * from './read-session.ts';
export * from './role.ts';
export * from './sign-in.ts';
export * from './sign-out.ts';
