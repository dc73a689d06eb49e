import { entities } from '../model/entities.ts';
import { Facility } from '../model/facility.entity.ts';
import { openApp } from '../open-app.ts';
import { openOrm } from '../platform/database/orm.ts';
import type { Config } from '../platform/process/config.ts';
import { changeSetting } from '../platform/settings/change-setting.ts';
import type { DeclaredSetting, SettingName } from '../platform/settings/declare-setting.ts';
import { settingOf } from '../platform/settings/kept-settings.ts';
import { SETTINGS } from '../settings.ts';
import { openDatabase } from './open-database.ts';

interface SettingOptions {
  readonly name: SettingName;
  /** Undefined: it is only printed. `default`: it is not set any more. */
  readonly text: string | undefined;
  /** Null: every facility. */
  readonly facility: string | null;
}

/** @throws Error naming those that there are. */
export const settingNamed = (name: string | undefined): SettingName => {
  const names = Object.keys(SETTINGS);
  // Object.keys answers the names of the list.
  if (name !== undefined && names.includes(name)) return name as SettingName;
  const wrong = name === undefined ? 'Which setting?' : `There is no setting ${name}.`;
  throw new Error(`${wrong} There are: ${names.join(', ')}.`);
};

const DEFAULT = 'default';

const changeAsOwner = async (ownerUrl: string | null, setting: DeclaredSetting<unknown>, options: SettingOptions) => {
  const { text = DEFAULT, facility: facilityCode } = options;
  if (ownerUrl === null) throw new Error('Settings are changed as the owner of the tables: set DATABASE_OWNER_URL.');
  const orm = await openOrm({ databaseUrl: ownerUrl, entities, poolSize: 1 });
  try {
    await changeSetting(orm, { setting, text: text === DEFAULT ? null : text, facilityCode });
  } finally {
    await orm.close();
  }
};

/** Changes a setting, if a value is said, and prints what it is at each facility. @returns the exit code. */
export const readOrChangeSetting = async (config: Config, options: SettingOptions): Promise<number> => {
  const setting: DeclaredSetting<unknown> = SETTINGS[options.name];
  await using database = await openDatabase(config);
  if (options.text !== undefined) await changeAsOwner(database.databaseOwnerUrl, setting, options);
  await using app = await openApp({ config, databaseUrl: database.databaseUrl, name: 'setting', isWorker: false });
  const where = options.facility === null ? {} : { code: options.facility };
  for (const { id, code } of await app.orm.em.fork().find(Facility, where, { orderBy: { code: 'asc' } })) {
    console.log(`${code}: ${options.name} ${String(await settingOf(app, id, setting))}`);
  }
  return 0;
};
