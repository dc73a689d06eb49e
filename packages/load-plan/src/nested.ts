import { PlanRefused } from './plan-refused.ts';
import type { Shape } from './shape.ts';

/** A plan of which only what nests is known. The marks exist for the compiler; they hold no value. */
export interface AnyPlan {
  readonly '~entity'?: object;
  readonly '~row'?: unknown;
  readonly '~fields'?: string;
  readonly '~lookups'?: unknown;
}

/** A relation that has a plan of its own. */
export interface Nested<Path extends string, Plan extends AnyPlan> {
  readonly kind: 'nested';
  readonly path: Path;
  readonly plan: Plan;
}

/**
 * Says in a mapping that the relation at `path` is rendered by a plan of its own.
 *
 * @example
 * loadPlan(Document, DocumentView, { attachments: { from: nested('attachments', attachmentView) } });
 */
export const nested = <const Path extends string, Plan extends AnyPlan>(
  path: Path,
  plan: Plan,
): Nested<Path, Plan> => ({ kind: 'nested', path, plan });

const shapes = new WeakMap<object, Shape>();

/** Keeps a plan's shape for the plans it is nested in. */
export const keepShape = (plan: object, shape: Shape): void => void shapes.set(plan, shape);

export const shapeOf = (plan: AnyPlan): Shape => {
  const shape = shapes.get(plan);
  if (!shape) throw new PlanRefused('a nested relation', 'what is nested was not made by loadPlan');
  return shape;
};
