import { type EntityDTO, wrap } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Source } from '../model/source.entity.ts';
import { Tag } from '../model/tag.entity.ts';
import { WorklistVersion } from '../model/worklist-version.entity.ts';
import { type App, forkToShow } from '../platform/process/context.ts';
import type { LegacyCache } from './chatty-cache.ts';

/** Whose question is being answered, and with what. */
export interface Asking {
  readonly app: App;
  readonly facilityId: string;
  readonly sources: LegacyCache<EntityDTO<Source>>;
  readonly tags: LegacyCache<EntityDTO<Tag>>;
}

/** Every look-up opens an entity manager of its own, as such code does: nothing that was loaded is found again. */
export const freshEm = ({ app, facilityId }: Asking): EntityManager => forkToShow(app.orm, facilityId);

/** Every column of an entity; what it points at stands as an id. */
export const wholeRecord = <Entity extends object>(entity: Entity): EntityDTO<Entity> => wrap(entity).toPOJO();

/** Grows with every committed change of a source or a tag, among others: what is kept under it is not stale. */
const loadVersion = async (asking: Asking): Promise<string> => {
  const shards = await freshEm(asking).find(WorklistVersion, {});
  return shards.reduce((sum, { version }) => sum + version, 0n).toString();
};

interface Wanted<Value> {
  readonly cache: LegacyCache<Value>;
  readonly id: string;
  load(): Promise<Value>;
}

/** The version is read first: what is loaded after it is at least as new as the version it is kept under. */
const throughCache = async <Value>(asking: Asking, { cache, id, load }: Wanted<Value>): Promise<Value> => {
  const version = await loadVersion(asking);
  const key = `${asking.facilityId}:${id}`;
  const kept = await cache.get(key, version);
  if (kept !== null) return kept;
  const value = await load();
  await cache.set(key, { version, value });
  return value;
};

/** @throws when the facility has no such source. */
export const loadSource = (asking: Asking, id: string): Promise<EntityDTO<Source>> =>
  throughCache(asking, {
    cache: asking.sources,
    id,
    load: async () => wholeRecord(await freshEm(asking).findOneOrFail(Source, id)),
  });

/** @throws when the facility has no such tag. */
export const loadTag = (asking: Asking, id: string): Promise<EntityDTO<Tag>> =>
  throughCache(asking, {
    cache: asking.tags,
    id,
    load: async () => wholeRecord(await freshEm(asking).findOneOrFail(Tag, id)),
  });
