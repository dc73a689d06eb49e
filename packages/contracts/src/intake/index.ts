export * from './receive-document.ts';
export * from './set-up-facilities.ts';
