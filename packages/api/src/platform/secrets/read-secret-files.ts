import { readFileSync } from 'node:fs';

/** Variables that hold a password, a key or a certificate. README lists them with their files. */
const SECRETS = [
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'REDIS_URL',
  'SECRETS_KEY',
  'FHIR_AUTHORIZATION',
  'FHIR_CA',
  'FHIR_CERTIFICATE',
  'FHIR_CERTIFICATE_KEY',
  'FHIR_PROXY_URL',
] as const;

/** More than all public authorities together, which have 220 kB. */
const MAX_CHARACTERS = 500_000;

type Environment = Readonly<Record<string, string | undefined>>;
interface Wrong {
  readonly name: string;
  readonly message: string;
}

const readSecretFile = (path: string): string | { readonly message: string } => {
  try {
    const text = readFileSync(path, 'utf8').trim();
    if (text === '') return { message: 'names a file that is empty' };
    return text.length > MAX_CHARACTERS ? { message: 'names a file that is too long for a secret' } : text;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    return { message: `names a file that cannot be read${code}` };
  }
};

/**
 * Each secret may stand in a file that `NAME_FILE` names, as container platforms mount them: an environment shows up in process
 * lists, crash reports and children.
 *
 * @returns the environment with the secrets in their places, and what is wrong with the files; never what stands in them.
 */
export const readSecretFiles = (environment: Environment): { values: Environment; wrong: readonly Wrong[] } => {
  const values = { ...environment };
  const wrong: Wrong[] = [];
  for (const secret of SECRETS) {
    const name = `${secret}_FILE`;
    const path = environment[name];
    if (!path) continue;
    const read = values[secret]
      ? { message: `is set as well as ${secret}: only one of them can be meant` }
      : readSecretFile(path);
    if (typeof read === 'string') values[secret] = read;
    else wrong.push({ name, ...read });
  }
  return { values, wrong };
};
