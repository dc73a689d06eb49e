export { isRecord, type JsonSchema, textsOf } from './json-schema.ts';
export { type AnswersCall, judgeOlderCalls } from './older-calls.ts';
export { type Change, changesBetween } from './release-changes.ts';
export { differencesBetween } from './schema-difference.ts';
export { placesOf } from './schema-places.ts';
export {
  byVersion,
  type ContractsModule,
  currentSnapshot,
  hashesOf,
  type Release,
  Snapshot,
  snapshotOf,
  supportedReleases,
} from './snapshot.ts';
