/** More than may be read stands at a place. It says where and how much, and never what. */
export class Excess extends Error {
  override name = 'Excess';
  readonly #what: string;
  readonly #path: readonly string[];

  constructor(what: string, path: readonly string[] = []) {
    super(`${path.join('.')} ${what}.`);
    this.#what = what;
    this.#path = path;
  }

  /** The same, seen from the element around. */
  within(field: string): Excess {
    return new Excess(this.#what, [field, ...this.#path]);
  }
}
