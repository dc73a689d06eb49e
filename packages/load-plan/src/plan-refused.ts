/** A plan that cannot be kept exactly: said when it is defined, or when it first meets the ORM's metadata. */
export class PlanRefused extends Error {
  override readonly name = 'PlanRefused';

  /** @param subject - the entity's name, with the path of the property where there is one. */
  constructor(subject: string, reason: string) {
    super(`Load plan of ${subject}: ${reason}`);
  }
}
