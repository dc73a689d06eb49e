import { type Filter, Operator, splitSearchOnComma } from '@medplum/core';
import type { Identifier, Resource } from '@medplum/fhirtypes';

/** What the search parameter `identifier` reads. */
const identifiersOf = (resource: Resource): readonly Identifier[] => {
  // FHIR R4 types both of them so wherever it has them, but for the few types with a single identifier.
  const { identifier, masterIdentifier } = resource as { identifier?: Identifier[]; masterIdentifier?: Identifier };
  const many = Array.isArray(identifier) ? identifier : [];
  return masterIdentifier === undefined ? many : [masterIdentifier, ...many];
};

/** A filter's values, by which a resource is found; a resource has the first two forms of each of its identifiers. */
const keysOf = (resource: Resource): readonly string[] => [
  ...identifiersOf(resource).flatMap(({ system = '', value = '' }) => [
    `identifier=${system}|${value}`,
    `identifier=${value}`,
  ]),
  ...(resource.resourceType === 'Patient' ? [`birthdate=${resource.birthDate}`] : []),
];

/** Tokens that ask for exactly one value, and whole days. */
const EXACT = { identifier: /^[^\\]*[^\\|]$/, birthdate: /^\d{4}-\d{2}-\d{2}$/ };

const exactValues = ({ code, operator, value }: Filter): readonly string[] | null => {
  if (operator !== Operator.EQUALS || (code !== 'identifier' && code !== 'birthdate')) return null;
  const values = splitSearchOnComma(value);
  return values.every((one) => EXACT[code].test(one)) ? values.map((one) => `${code}=${one}`) : null;
};

/** Where resources are found by identifier and by birth date, so that a search need not look at every one (4 ms of 300). */
export class ResourceIndex {
  private readonly ids = new Map<string, Set<string>>();
  private readonly keys = new Map<string, readonly string[]>();

  add(resource: Resource): void {
    this.remove(resource);
    const place = `${resource.resourceType}/${resource.id}`;
    const keys = keysOf(resource).map((key) => `${resource.resourceType}?${key}`);
    this.keys.set(place, keys);
    for (const key of keys) {
      const ids = this.ids.get(key) ?? new Set();
      this.ids.set(key, ids.add(resource.id ?? ''));
    }
  }

  remove({ resourceType, id = '' }: { resourceType: string; id?: string | undefined }): void {
    const place = `${resourceType}/${id}`;
    for (const key of this.keys.get(place) ?? []) this.ids.get(key)?.delete(id);
    this.keys.delete(place);
  }

  /** Every id that a search could find; null when the index cannot tell. */
  candidates(resourceType: string, filters: readonly Filter[]): readonly string[] | null {
    for (const filter of filters) {
      const values = exactValues(filter);
      if (values !== null) {
        return [...new Set(values.flatMap((value) => [...(this.ids.get(`${resourceType}?${value}`) ?? [])]))];
      }
    }
    return null;
  }
}
