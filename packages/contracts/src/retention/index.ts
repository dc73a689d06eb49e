export * from './retained-status.ts';
