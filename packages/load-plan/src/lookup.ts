/** Something outside the database that knows more about an id: declared here, asked once per page. */
export interface Source<Name extends string, Value> {
  readonly name: Name;
  /** How long a page waits for it. */
  readonly timeoutMs: number;
  readonly '~value'?: Value;
}

/** Answers for all ids of a page at once. An id it does not know is left out. */
export type Loader<Value> = (ids: readonly string[], signal: AbortSignal) => Promise<ReadonlyMap<string, Value>>;

/** A DTO key that a source answers for, by the id at a path. */
export interface Lookup<Path extends string, Name extends string, Value> {
  readonly kind: 'lookup';
  readonly path: Path;
  readonly source: Source<Name, Value>;
}

/**
 * Declares a source.
 *
 * @example
 * const fhirPatients = defineSource<Identity>()('fhirPatients', { timeoutMs: 800 });
 */
export const defineSource =
  <Value>() =>
  <const Name extends string>(name: Name, { timeoutMs }: { readonly timeoutMs: number }): Source<Name, Value> => ({
    name,
    timeoutMs,
  });

/** Says in a mapping that a source answers for the id at `path`. */
export const lookUp = <const Path extends string, Name extends string, Value>(
  path: Path,
  source: Source<Name, Value>,
): Lookup<Path, Name, Value> => ({ kind: 'lookup', path, source });
