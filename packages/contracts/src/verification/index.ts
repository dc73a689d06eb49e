export * from './candidate.ts';
export * from './freshness.ts';
export * from './match-grade.ts';
export * from './trait-evidence.ts';
