import {
  allOk,
  created,
  matchesSearchRequest,
  multipleMatches,
  OperationOutcomeError,
  Operator,
  type SearchRequest,
  type WithId,
} from '@medplum/core';
import { type CreateResourceOptions, type DeleteResourceOptions, MemoryRepository } from '@medplum/fhir-router';
import type {
  Bundle,
  BundleEntry,
  HumanName,
  OperationOutcome,
  Patient,
  Practitioner,
  Resource,
} from '@medplum/fhirtypes';
import { isNameFilter, matchesName } from './name-search.ts';
import { ResourceIndex } from './resource-index.ts';

/** Neither sorted nor with more than what matches. */
const isPlain = ({ sortRules, include, revInclude }: SearchRequest): boolean =>
  [sortRules, include, revInclude].every((list) => (list ?? []).length === 0);

const namesOf = (resource: Resource): readonly HumanName[] =>
  resource.resourceType === 'Patient' || resource.resourceType === 'Practitioner' ? (resource.name ?? []) : [];

type Undo = () => Promise<void>;

/**
 * Medplum's repository in memory, with what a hospital's server does and it does not: transactions that leave nothing
 * behind when they fail, names found without their accents, and a history that reads the same twice.
 */
export class HospitalRepository extends MemoryRepository {
  // A transaction runs to its end without waiting for anything outside, so that one journal serves all requests.
  private journal: Undo[] | null = null;
  private readonly index = new ResourceIndex();

  override async createResource<T extends Resource>(
    resource: T,
    options?: CreateResourceOptions,
    update = false,
  ): Promise<WithId<T>> {
    const before = update && resource.id ? await this.readVersions(resource.resourceType, resource.id) : [];
    const created = await super.createResource(resource, options, update);
    this.index.add(created);
    this.journal?.push(() => this.restore(created, before));
    return created;
  }

  /** FHIR R4, http, conditional create: one match is the answer, several are a refusal. */
  override async conditionalCreate<T extends Resource>(
    resource: T,
    search: SearchRequest<T>,
    options?: CreateResourceOptions,
  ): Promise<{ resource: WithId<T>; outcome: OperationOutcome }> {
    const [existing, another] = await this.searchResources({ ...search, count: 2 });
    if (another) throw new OperationOutcomeError(multipleMatches);
    if (existing) return { resource: existing, outcome: allOk };
    return { resource: await this.createResource(resource, options), outcome: created };
  }

  override async deleteResource(resourceType: string, id: string, options?: DeleteResourceOptions): Promise<void> {
    const versions = await this.readVersions(resourceType, id);
    await super.deleteResource(resourceType, id, options);
    this.index.remove({ resourceType, id });
    this.journal?.push(() => this.restore({ resourceType, id }, versions));
  }

  override async withTransaction<Result>(callback: (repo: this) => Promise<Result>): Promise<Result> {
    if (this.journal !== null) return callback(this);
    const journal: Undo[] = [];
    this.journal = journal;
    try {
      return await callback(this);
    } catch (error) {
      this.journal = null;
      for (const undo of journal.toReversed()) await undo();
      throw error;
    } finally {
      this.journal = null;
    }
  }

  /** The library turns the stored list around at every call; a second call turns it back. */
  override async readHistory<T extends Resource>(resourceType: string, id: string): Promise<Bundle<T>> {
    const history = await super.readHistory<T>(resourceType, id);
    await super.readHistory<T>(resourceType, id);
    return { ...history, total: history.entry?.length ?? 0 };
  }

  override async search<T extends Resource>(searchRequest: SearchRequest<T>): Promise<Bundle<WithId<T>>> {
    const { resourceType } = searchRequest;
    const filters = searchRequest.filters ?? [];
    const candidates = isPlain(searchRequest) ? this.index.candidates(resourceType, filters) : null;
    if (candidates !== null) return this.searchAmong(candidates, searchRequest);
    const nameFilters = filters.filter(isNameFilter);
    if (nameFilters.length === 0 || (resourceType !== 'Patient' && resourceType !== 'Practitioner')) {
      return super.search(searchRequest);
    }
    const people = await super.search<Patient | Practitioner>({ resourceType });
    const ids = (people.entry ?? []).flatMap(({ resource }) =>
      resource && nameFilters.every((filter) => matchesName(resource.name ?? [], filter)) ? [resource.id] : [],
    );
    const byId = { code: '_id', operator: Operator.EQUALS, value: ids.join(',') || 'nobody' };
    return super.search({ ...searchRequest, filters: [...filters.filter((filter) => !isNameFilter(filter)), byId] });
  }

  /** Takes a resource out with its whole history, as if it had never been there. */
  async forget(resourceType: string, id: string): Promise<void> {
    await this.expungeResource(resourceType, id);
    this.index.remove({ resourceType, id });
  }

  private async searchAmong<T extends Resource>(
    ids: readonly string[],
    { filters = [], count, offset = 0, ...searchRequest }: SearchRequest<T>,
  ): Promise<Bundle<WithId<T>>> {
    const names = filters.filter(isNameFilter);
    const rest = { ...searchRequest, filters: filters.filter((filter) => !isNameFilter(filter)) };
    const entry: BundleEntry<WithId<T>>[] = [];
    for (const id of ids) {
      // Of the type that is searched, or it would not be in the index under it.
      const resource = await this.readResource<WithId<T>>(searchRequest.resourceType, id);
      const matchesNames = names.every((filter) => matchesName(namesOf(resource), filter));
      if (matchesNames && matchesSearchRequest(resource, rest)) entry.push({ search: { mode: 'match' }, resource });
    }
    const page = entry.slice(offset, offset + (count ?? entry.length));
    return {
      resourceType: 'Bundle',
      type: 'searchset',
      total: entry.length,
      ...(page.length > 0 ? { entry: page } : {}),
    };
  }

  /** Every version, the newest first; none when there is no such resource now. */
  private async readVersions(resourceType: string, id: string): Promise<Resource[]> {
    try {
      const history = await this.readHistory(resourceType, id);
      return (history.entry ?? []).flatMap((entry) => entry.resource ?? []);
    } catch {
      return [];
    }
  }

  private async restore(changed: { resourceType: string; id: string }, versions: readonly Resource[]): Promise<void> {
    await this.forget(changed.resourceType, changed.id);
    await this.withSeeding(async () => {
      for (const version of versions.toReversed()) {
        await super.createResource(version, undefined, true);
        this.index.add(version);
      }
    });
  }
}
