export * from './effect.ts';
export * from './fhir-call.ts';
export * from './list-incidents.ts';
export * from './recall-document.ts';
export * from './redrive-effect.ts';
