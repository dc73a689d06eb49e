export type { ColumnOf, Condition, Where } from './conditions.ts';
export type { FieldsOf, LookupsOf } from './hint-types.ts';
export { loadPlan, through } from './load-plan.ts';
export { defineSource, type Loader, type Lookup, lookUp, type Source } from './lookup.ts';
export type { Direction, Order } from './mapping.ts';
export { type AnyPlan, type Nested, nested } from './nested.ts';
export { PlanRefused } from './plan-refused.ts';
export type {
  Execute,
  Hints,
  LoadPlan,
  Page,
  PageRequest,
  PlanStatement,
  StatementRow,
  WithSources,
  WrittenPage,
} from './plan-types.ts';
export { type Sql, type SqlColumn, type SqlValue, sql } from './sql.ts';
export type { MetadataOwner } from './statement/compile-plan.ts';
export { CursorRefused } from './statement/cursor.ts';
