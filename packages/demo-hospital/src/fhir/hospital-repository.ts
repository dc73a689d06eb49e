import { Operator, type SearchRequest, type WithId } from '@medplum/core';
import { type CreateResourceOptions, type DeleteResourceOptions, MemoryRepository } from '@medplum/fhir-router';
import type { Bundle, OperationOutcome, Patient, Practitioner, Resource } from '@medplum/fhirtypes';
import { isNameFilter, matchesName } from './name-search.ts';

type Undo = () => Promise<void>;

/**
 * Medplum's repository in memory, with what a hospital's server does and it does not: transactions that leave nothing
 * behind when they fail, names found without their accents, and a history that reads the same twice.
 */
export class HospitalRepository extends MemoryRepository {
  // A transaction runs to its end without waiting for anything outside, so that one journal serves all requests.
  private journal: Undo[] | null = null;

  override async createResource<T extends Resource>(
    resource: T,
    options?: CreateResourceOptions,
    update = false,
  ): Promise<WithId<T>> {
    const before = update && resource.id ? await this.readVersions(resource.resourceType, resource.id) : [];
    const created = await super.createResource(resource, options, update);
    this.journal?.push(() => this.restore(created, before));
    return created;
  }

  override async conditionalCreate<T extends Resource>(
    resource: T,
    search: SearchRequest<T>,
    options?: CreateResourceOptions,
  ): Promise<{ resource: WithId<T>; outcome: OperationOutcome }> {
    const answer = await super.conditionalCreate(resource, search, options);
    if (answer.outcome.id === 'created') this.journal?.push(() => this.restore(answer.resource, []));
    return answer;
  }

  override async deleteResource(resourceType: string, id: string, options?: DeleteResourceOptions): Promise<void> {
    const versions = await this.readVersions(resourceType, id);
    await super.deleteResource(resourceType, id, options);
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
    await this.expungeResource(changed.resourceType, changed.id);
    await this.withSeeding(async () => {
      for (const version of versions.toReversed()) await super.createResource(version, undefined, true);
    });
  }
}
