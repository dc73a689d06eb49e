export { isRecord, type JsonSchema, textsOf } from './json-schema.ts';
export { type AnswersCall, judgeOlderCalls } from './older-calls.ts';
export { type Change, changesBetween } from './release-changes.ts';
export { differencesBetween } from './schema-difference.ts';
export { byVersion, currentSnapshot, hashesOf, type Release, type Snapshot, supportedReleases } from './snapshot.ts';
