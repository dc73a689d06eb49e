import { z } from 'zod';

/** Stored JSON that this release cannot read. It says which, and never what stands in it: that may be a patient's. */
export class StoredFormError extends Error {
  override name = 'StoredFormError';
  /** What the log keeps of an error: the form and the version it was written in. */
  readonly code: string;

  constructor(form: string, version: number, because: string) {
    super(`${form}, written as version ${version}, cannot be read: ${because}.`);
    this.code = `${form}, version ${version}`;
  }
}

/** JSON that says its version. JSON that says none is version 1: the bare shape, as release 0.1.0 wrote it. */
interface Tagged<Value> {
  readonly $version: number;
  readonly value: Value;
}

const Tagged = z.strictObject({ $version: z.int().min(2), value: z.unknown() });

/** A shape of JSON that outlives a release, in a column or in a job's payload, with every version there was. */
export interface StoredForm<Value, Written = Value> {
  readonly name: string;
  /** The schema of each version, oldest first. None is ever taken away: rows and jobs of that time are still there. */
  readonly versions: readonly z.ZodType[];
  /**
   * Reads what any release up to this one wrote.
   *
   * @throws StoredFormError for what none of them wrote.
   */
  read(stored: unknown): Value;
  /** Whether {@link read} would give a value. */
  accepts(stored: unknown): boolean;
  /** What is stored: the newest version. */
  write(value: Value): Written;
  /** The next version, and how a value of the one before becomes one of it. */
  next<Next>(schema: z.ZodType<Next>, upgrade: (value: Value) => Next): StoredForm<Next, Tagged<Next>>;
}

const parse = <Value>(schema: z.ZodType<Value>, value: unknown, form: { name: string; version: number }): Value => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path, code }) => `${path.map(String).join('.') || 'the whole'} (${code})`);
  throw new StoredFormError(form.name, form.version, `it does not fit at ${places.join(', ')}`);
};

interface Version<Value, Written> {
  readonly name: string;
  readonly versions: readonly z.ZodType[];
  readVersion(version: number, value: unknown): Value;
  write(value: Value): Written;
}

const isRead = (read: () => unknown): boolean => {
  try {
    read();
    return true;
  } catch (error) {
    if (error instanceof StoredFormError) return false;
    throw error;
  }
};

const formOf = <Value, Written>({ name, versions, readVersion, write }: Version<Value, Written>) => {
  const form: StoredForm<Value, Written> = {
    name,
    versions,
    write,
    read(stored) {
      const tagged = Tagged.safeParse(stored);
      const version = tagged.success ? tagged.data.$version : 1;
      if (version > versions.length) {
        throw new StoredFormError(name, version, `this release knows versions up to ${versions.length}`);
      }
      return readVersion(version, tagged.success ? tagged.data.value : stored);
    },
    accepts: (stored) => isRead(() => form.read(stored)),
    next: (schema, upgrade) => {
      const newest = versions.length + 1;
      return formOf({
        name,
        versions: [...versions, schema],
        readVersion: (version, value) =>
          version === newest ? parse(schema, value, { name, version }) : upgrade(readVersion(version, value)),
        write: (value) => ({ $version: newest, value }),
      });
    },
  };
  return form;
};

/** The first version of a form; a later one is added by `next`, and this one stays. */
export const storedForm = <Value>(name: string, schema: z.ZodType<Value>): StoredForm<Value> =>
  formOf({
    name,
    versions: [schema],
    readVersion: (version, value) => parse(schema, value, { name, version }),
    write: (value: Value) => value,
  });

/** What is stored, or something that stands for it where no release up to this one wrote it: one row that is unfit hides no other. */
export const readOr = <Value, Written>(form: StoredForm<Value, Written>, stored: unknown, otherwise: Value): Value =>
  form.accepts(stored) ? form.read(stored) : otherwise;
