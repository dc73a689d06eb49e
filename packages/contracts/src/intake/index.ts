export * from './list-shared-identifiers.ts';
export * from './note-shared-identifier.ts';
export * from './receive-document.ts';
export * from './set-up-facilities.ts';
