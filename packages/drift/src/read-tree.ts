import { join } from 'node:path';
import type { z } from 'zod';
import type { ContractsModule } from '../../contracts/releases/index.ts';
import { snapshotOf } from '../../contracts/releases/index.ts';
import type { Surroundings } from './branch-point.ts';
import { toJsonSchema } from './release-files.ts';

/** Prints what the contracts, stored forms and links of the tree in a folder say. */

const [, , folder = ''] = process.argv;

/** A module of that tree; null where it is not, or cannot be loaded. */
const load = async <Exports>(path: string): Promise<Exports | null> => {
  try {
    // What the tree exports is read by today's rules; where it has another form, its part cannot be compared.
    return (await import(join(folder, 'packages', path))) as Exports;
  } catch {
    return null;
  }
};

const parts = {
  contracts: async () => {
    const exported = await load<ContractsModule>('contracts/src/index.ts');
    return exported && snapshotOf(exported);
  },
  stored: async () => {
    const exported = await load<{ storedForms: { name: string; versions: z.ZodType[] }[] }>('api/src/stored-forms.ts');
    return (
      exported && Object.fromEntries(exported.storedForms.map((form) => [form.name, form.versions.map(toJsonSchema)]))
    );
  },
  links: async () => {
    const exported = await load<{ WorklistLink: z.ZodObject<Record<string, z.ZodOptional<z.ZodType>>> }>(
      'web-client/src/features/worklist/view-schema.ts',
    );
    const contracts = await load<{ KeepSearchInput: z.ZodObject<{ patientName: z.ZodType }> }>(
      'contracts/src/index.ts',
    );
    if (!exported || !contracts) return null;
    const parameters = Object.entries(exported.WorklistLink.shape).map(([name, schema]) => [
      name,
      toJsonSchema(schema.unwrap()),
    ]);
    return {
      parameters: Object.fromEntries(parameters),
      keptSearch: toJsonSchema(contracts.KeepSearchInput.shape.patientName),
    };
  },
};

const said: Record<keyof Surroundings, unknown> = { contracts: null, stored: null, links: null };
for (const [name, read] of Object.entries(parts)) {
  // The parts have the names of what is said.
  said[name as keyof Surroundings] = await read().catch(() => null);
}
// Whoever ends before a pipe has taken it all cuts it off.
process.stdout.write(JSON.stringify(said), () => process.exit(0));
