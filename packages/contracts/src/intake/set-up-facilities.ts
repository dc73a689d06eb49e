import { z } from 'zod';
import { Role } from '../session/role.ts';

const code = z.string().regex(/^[a-z0-9-]{2,40}$/);

/** How documents come in. */
export const SourceKind = z.enum(['folder', 'upload', 'mail', 'laboratory', 'imaging', 'device', 'scan']);
export type SourceKind = z.infer<typeof SourceKind>;

/** The file that `mailroom set-up` reads: facilities with their sources, members and tags. Running it twice changes nothing. */
export const FacilitySetUp = z.strictObject({
  facilities: z.array(
    z.strictObject({
      code,
      name: z.string().min(1),
      city: z.string().min(1),
      country: z.string().length(2),
      timeZone: z.string().min(1),
      sources: z.array(z.strictObject({ code, name: z.string().min(1), kind: SourceKind })),
      members: z.array(z.strictObject({ login: code, name: z.string().min(1), role: Role })),
      tags: z.array(z.strictObject({ name: z.string().min(1), color: z.string().min(1) })),
    }),
  ),
});
export type FacilitySetUp = z.infer<typeof FacilitySetUp>;
