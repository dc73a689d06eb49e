import { type FhirPatient, idInReference } from './fhir-patient.ts';
import { escapeSearch, fhirSystem, systemNames } from './identifier-systems.rules.ts';
import type { TransactionBundle } from './transaction-bundle.ts';

/** Which records of a server are a facility's own. Whatever is stated must hold; something always is. */
export interface FhirScope {
  /** Logical id of an Organization; null: not stated. */
  readonly managingOrganization: string | null;
  /** Any of these will do; none: not stated. */
  readonly identifierSystems: readonly string[];
  /** Of the numbers that Mailroom gives to patients whom this facility makes: the hospital's own number comes later. */
  readonly ownSystem: string;
}

const systemsOf = ({ identifierSystems, ownSystem }: FhirScope): readonly string[] =>
  identifierSystems.length === 0 ? [] : [...identifierSystems, ownSystem];

const organizationOf = (id: string) => ({ reference: `Organization/${id}` });

/** FHIR R4, search: what narrows every search of patients to the scope. `system|` is any number of a system. */
export const scopeParameters = (scope: FhirScope | null): readonly (readonly [name: string, value: string])[] => {
  if (scope === null) return [];
  const { managingOrganization } = scope;
  const tokens = systemsOf(scope)
    .flatMap(systemNames)
    .map((name) => `${escapeSearch(name)}|`);
  return [
    ...(managingOrganization === null
      ? []
      : [['organization', organizationOf(managingOrganization).reference] as const]),
    ...(tokens.length === 0 ? [] : [['identifier', tokens.join(',')] as const]),
  ];
};

/** Whether a record is the facility's: a server may leave aside a parameter that it does not know. */
export const isInScope = (patient: FhirPatient, scope: FhirScope | null): boolean => {
  if (scope === null) return true;
  const { managingOrganization } = scope;
  const organization = idInReference(patient.managingOrganization?.reference ?? null, 'Organization');
  if (managingOrganization !== null && organization !== managingOrganization) return false;
  const systems = new Set(systemsOf(scope).map(fhirSystem));
  return (
    systems.size === 0 || patient.identifier.some(({ system }) => system !== null && systems.has(fhirSystem(system)))
  );
};

type Entry = TransactionBundle['entry'][number];

const withinScope = (resource: Entry['resource'], scope: FhirScope): Entry['resource'] => {
  if (resource.resourceType !== 'Patient') return resource;
  const { managingOrganization, ownSystem } = scope;
  const known = Array.isArray(resource['identifier']) ? resource['identifier'] : [];
  const [first] = known;
  const own = systemsOf(scope).length === 0 ? [] : [{ ...first, system: ownSystem }];
  return {
    ...resource,
    identifier: [...known, ...own],
    ...(managingOrganization === null ? {} : { managingOrganization: organizationOf(managingOrganization) }),
  };
};

/** Makes patients whom a transaction creates the facility's own. */
export const putInScope = (bundle: TransactionBundle, scope: FhirScope | null): TransactionBundle =>
  scope === null
    ? bundle
    : { ...bundle, entry: bundle.entry.map((entry) => ({ ...entry, resource: withinScope(entry.resource, scope) })) };
