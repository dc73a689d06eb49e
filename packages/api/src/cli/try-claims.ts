import { z } from 'zod';
import { type AdmittedPerson, admitPerson } from '../features/session/index.ts';
import { entities } from '../model/entities.ts';
import { IdentityProvider, PROVIDER_FACILITIES } from '../model/identity-provider.entity.ts';
import { openOrm } from '../platform/database/orm.ts';
import type { Config } from '../platform/process/config.ts';
import { openDatabase } from './open-database.ts';
import { readForm } from './read-form.ts';

/** What the rules would do, in lines for whoever wrote them. The claims themselves are not printed. */
const sayAdmission = (person: AdmittedPerson | null): string[] => {
  if (person === null) return ['Nobody: the claim sub is missing, or is no name of an OpenID provider.'];
  const { admitted, tooWeak } = person;
  const lines = [
    ...admitted.map(({ facility, role }) => `${facility}: ${role}`),
    ...tooWeak.map((facility) => `${facility}: not let in, acr or amr is not what the facility demands`),
  ];
  return lines.length > 0 ? lines : ['Nobody: no rule names them.'];
};

/** Tries a provider's rules on the claims of a file, and changes nothing. @returns the exit code: 0 if somebody would be let in. */
export const tryClaims = async (config: Config, code: string, path: string): Promise<number> => {
  const claims = await readForm(path, z.record(z.string(), z.unknown()));
  await using database = await openDatabase(config);
  const orm = await openOrm({ databaseUrl: database.databaseUrl, entities, poolSize: 1 });
  try {
    const provider = await orm.em.fork().findOne(IdentityProvider, { code });
    if (!provider) throw new Error(`There is no identity provider ${code}.`);
    const person = admitPerson(claims, PROVIDER_FACILITIES.read(provider.facilities));
    for (const line of sayAdmission(person)) console.log(line);
    return (person?.admitted.length ?? 0) > 0 ? 0 : 1;
  } finally {
    await orm.close();
  }
};
