export * from './match-grade.ts';
export * from './trait-evidence.ts';
