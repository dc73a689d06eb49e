export * from './candidate.ts';
export * from './found-patient.ts';
export * from './freshness.ts';
export * from './match-grade.ts';
export * from './patient-search.ts';
export * from './trait-evidence.ts';
