export * from './list-audit.ts';
export * from './list-own-actions.ts';
