import { z } from 'zod';
import type { Changes } from '../database/changes.ts';
import type { Orm } from '../database/orm.ts';
import { runStatement, statement } from '../database/statement.ts';
import { uncounted } from '../http/cost.ts';
import type { App } from '../process/context.ts';
import type { DeclaredSetting } from './declare-setting.ts';

/** A facility's own come after the installation's, so that they win. */
const FIND_SETTINGS = statement(
  'find_settings',
  z.record(z.string(), z.string()),
  "select coalesce(json_object_agg(name, value), '{}')::text from (select distinct on (name) name, value from setting order by name, facility_id nulls last) found",
);

type Stored = Readonly<Record<string, string>>;

/** What is set, as this process knows it: read once for each facility, and again after a change. */
export interface KeptSettings {
  of(facilityId: string): Promise<Stored>;
  close(): void;
}

export const openSettings = (orm: Orm, changes: Changes): KeptSettings => {
  /** One entry for each facility at most. */
  const kept = new Map<string, Promise<Stored>>();
  // Whoever is reading meanwhile gave its answer to those who asked before the change.
  const close = changes.onChange('settings', () => kept.clear());
  const read = (facilityId: string): Promise<Stored> => {
    const reading = uncounted(() => runStatement(orm, FIND_SETTINGS, { facilityId, values: [] }));
    kept.set(facilityId, reading);
    // What could not be read is read by whoever asks next.
    reading.catch(() => kept.get(facilityId) === reading && kept.delete(facilityId));
    return reading;
  };
  return { of: (facilityId) => kept.get(facilityId) ?? read(facilityId), close };
};

/**
 * What a setting is at a facility now: the facility's own, or else the installation's, or else what it is where nothing is set, as for
 * a value that a newer release stored and this one cannot read.
 */
export const settingOf = async <Value>(
  { config, log, settings }: Pick<App, 'config' | 'log' | 'settings'>,
  facilityId: string,
  { name, read, otherwise }: DeclaredSetting<Value>,
): Promise<Value> => {
  const { [name]: text } = await settings.of(facilityId);
  if (text === undefined) return otherwise(config);
  const known = read(text);
  if ('value' in known) return known.value;
  log.warn({ facilityId, setting: name }, 'what is stored for this setting cannot be read: its default holds');
  return otherwise(config);
};
