import type { Target } from './entity-types.ts';
import type { Path, Shape } from './shape.ts';

/** A shape as it is seen from an entity that points at its own. */
export const shapeThrough = (relation: Path, shape: Shape): Shape =>
  shape.map((member) =>
    member.kind === 'computed'
      ? { ...member, inputs: shapeThrough(relation, member.inputs) }
      : { ...member, path: [...relation, ...member.path] },
  );

/** Names of the to-one relations that lead from one entity to another. */
export type RelationTo<E, T> = {
  [K in keyof E & string]: [Target<E[K]>] extends [never] ? never : [Target<E[K]>] extends [T & object] ? K : never;
}[keyof E & string];
