export * from './audit-action.ts';
export * from './document-status.ts';
export * from './open-document.ts';
export * from './partial-date.ts';
export * from './read-narrative.ts';
export * from './sex.ts';
export * from './unreadable-reason.ts';
export * from './verification-outcome.ts';
