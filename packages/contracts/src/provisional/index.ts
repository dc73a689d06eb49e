export * from './list-provisional-patients.ts';
export * from './merge-provisional-patient.ts';
export * from './search-real-record.ts';
export * from './undo-merge.ts';
