export * from './list-people.ts';
