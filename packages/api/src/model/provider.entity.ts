import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, id, instant, tenant } from '../platform/database/tenancy.ts';

const ProviderSchema = defineEntity({
  name: 'Provider',
  tableName: 'provider',
  ...tenant('provider'),
  uniques: [{ name: 'provider_facility_fhir_id', properties: ['facility', 'fhirId'] }],
  properties: {
    id: id(),
    facility: facility(),
    /** The logical id of the FHIR R4 Practitioner that this row mirrors. */
    fhirId: p.text(),
    /** RPPS, GMC or NPI number. */
    identifier: p.text().nullable(),
    identifierSystem: p.text().nullable(),
    family: p.text().nullable(),
    given: p.array().$type<string[]>(),
    namePrefix: p.text().nullable(),
    specialty: p.text().nullable(),
    phone: p.text().nullable(),
    email: p.text().nullable(),
    addressLine: p.text().nullable(),
    city: p.text().nullable(),
    postalCode: p.text().nullable(),
    country: p.text().nullable(),
    isActive: p.boolean().default(true),
    mirroredAt: instant().defaultRaw('now()'),
  },
});

/** A practitioner of the hospital's directory, as mirrored locally. */
export class Provider extends ProviderSchema.class {
  static readonly granted: Granted = { adds: true, changesAllBut: [] };
}
ProviderSchema.setClass(Provider);
