import type { RawRow } from './render.ts';
import type { LookupMember, Member, Shape } from './shape.ts';

/** What the sources answered, by source; a source that did not answer is missing. */
export type Answers = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

/** Ids to ask for, by source. */
export type Ids = Map<LookupMember['source'], Set<string>>;

/** Turns one raw row into the DTO, in place. */
type Finish = (row: RawRow, answers: Answers) => void;

const finishLookup =
  ({ key, source, absent }: LookupMember): Finish =>
  (row, answers) => {
    const id = row[key];
    const known = answers.get(source.name);
    row[key] = typeof id === 'string' && known?.has(id) ? known.get(id) : absent;
  };

const nestedRows = (value: unknown): RawRow[] => {
  if (value === null) return [];
  // Under an object or list member stands what the same shape has read: a raw row, or several.
  return Array.isArray(value) ? (value as RawRow[]) : [value as RawRow];
};

const memberSteps = (member: Member): Finish[] => {
  if (member.kind === 'lookup') return [finishLookup(member)];
  const { key } = member;
  if (member.kind === 'computed') {
    const { get } = member;
    return [(row) => void (row[key] = get(row[key]))];
  }
  const within = member.kind === 'column' ? null : compileFinish(member.shape);
  return within ? [(row, answers) => nestedRows(row[key]).forEach((inner) => within(inner, answers))] : [];
};

/** The steps that are left to do in Node; null when the database's row is the DTO already. */
export const compileFinish = (shape: Shape): Finish | null => {
  const steps = shape.flatMap(memberSteps);
  if (steps.length === 0) return null;
  return (row, answers) => steps.forEach((finish) => finish(row, answers));
};

/** Adds the ids of a raw row to those its sources are asked for. */
export const collectIds = (shape: Shape, row: RawRow, ids: Ids): void => {
  for (const member of shape) {
    const value = row[member.key];
    if (member.kind === 'lookup' && typeof value === 'string') {
      const known = ids.get(member.source) ?? new Set();
      ids.set(member.source, known.add(value));
    }
    if (member.kind === 'object' || member.kind === 'list') {
      for (const inner of nestedRows(value)) collectIds(member.shape, inner, ids);
    }
  }
};
