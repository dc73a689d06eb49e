import type { EntityManager } from '@mikro-orm/postgresql';
import type { AuditDetails } from '../../model/audit-event.entity.ts';
import { Facility, INSTALLATION_FACILITY } from '../../model/facility.entity.ts';
import { Setting } from '../../model/setting.entity.ts';
import { audit } from '../audit/audit.ts';
import type { Orm } from '../database/orm.ts';
import { enterFacility } from '../process/context.ts';
import type { DeclaredSetting, SettingName } from './declare-setting.ts';

/** What a setting shall be from now on. Null: not set any more. */
interface NewSetting {
  readonly name: SettingName;
  readonly value: string | null;
}

/** What the audit says of a setting that was changed. */
interface ChangedSetting extends AuditDetails {
  readonly setting: string;
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * Writes settings of a facility, or of the installation (null), for which the transaction acts already.
 *
 * @returns what the audit says of each.
 */
export const writeSettings = async (
  em: EntityManager,
  facility: string | null,
  changes: readonly NewSetting[],
): Promise<ChangedSetting[]> => {
  const which = { facility, name: { $in: changes.map(({ name }) => name) } };
  const before = new Map((await em.find(Setting, which, { refresh: true })).map(({ name, value }) => [name, value]));
  await em.nativeDelete(Setting, which);
  const set = changes.flatMap(({ name, value }) => (value === null ? [] : [{ facility, name, value }]));
  if (set.length > 0) await em.insertMany(Setting, set);
  return changes.map(({ name, value }) => ({ setting: name, before: before.get(name) ?? null, after: value }));
};

interface SettingChange {
  readonly setting: DeclaredSetting<unknown>;
  /** Null: not set any more. */
  readonly text: string | null;
  /** Null: for every facility that has none of its own. */
  readonly facilityCode: string | null;
}

interface Held {
  readonly name: SettingName;
  readonly facility: string | null;
  readonly facilities: readonly Facility[];
}

/** The facility whose own a setting is; or, of the installation's, itself and each that has none of its own. */
const heldBy = async (em: EntityManager, { name, facility, facilities }: Held): Promise<string[]> => {
  if (facility !== null) return [facility];
  const held = [INSTALLATION_FACILITY];
  for (const { id } of facilities) {
    await enterFacility(em, id);
    if ((await em.count(Setting, { facility: id, name })) === 0) held.push(id);
  }
  return held;
};

/**
 * Changes a setting as the tables' owner, and says so in the audit of each facility that it holds for. Running processes know it at
 * once.
 *
 * @throws Error in one sentence when the value is not allowed or there is no such facility.
 */
export const changeSetting = (orm: Orm, { setting, text, facilityCode }: SettingChange): Promise<void> =>
  orm.em.fork().transactional(async (em) => {
    const { name } = setting;
    const read = text === null ? null : setting.read(text);
    if (read && 'allowed' in read) throw new Error(`${name} ${read.allowed}.`);
    const facilities = await em.find(Facility, facilityCode === null ? {} : { code: facilityCode });
    const [first] = facilities;
    if (facilityCode !== null && !first) throw new Error(`There is no facility ${facilityCode}.`);
    const facility = facilityCode === null ? null : (first?.id ?? null);
    await enterFacility(em, facility);
    const [details] = await writeSettings(em, facility, [{ name, value: read ? String(read.value) : null }]);
    for (const id of await heldBy(em, { name, facility, facilities })) {
      await enterFacility(em, id);
      await audit(em, { action: 'facility-set-up', details: { ...details, by: 'command line' } });
    }
  });
