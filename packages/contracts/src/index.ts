export { type Budget, type Contract, contract } from './contract.ts';
export * from './documents/index.ts';
export * from './intake/index.ts';
export { Refusal, type RefusalCode, type RefusalDetails } from './refusals.ts';
export * from './session/index.ts';
export * from './verification/index.ts';
export * from './worklist/index.ts';
