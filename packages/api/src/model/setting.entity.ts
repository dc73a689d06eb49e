import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { id, instant } from '../platform/database/tenancy.ts';
import { Facility } from './facility.entity.ts';

const SettingSchema = defineEntity({
  name: 'Setting',
  tableName: 'setting',
  rowLevelSecurity: 'force',
  policies: [
    {
      name: 'setting_tenant',
      using: 'facility_id = (select current_facility_id()) or facility_id is null',
      check: 'facility_id is not distinct from current_facility_id()',
    },
  ],
  uniques: [
    { name: 'setting_facility', properties: ['facility', 'name'] },
    { name: 'setting_installation', properties: ['name'], where: 'facility_id is null' },
  ],
  properties: {
    id: id(),
    /** Null: the installation's, for each facility that has none of its own. */
    facility: () => p.manyToOne(Facility).ref().nullable().deleteRule('restrict'),
    name: p.text(),
    /** As it was said; its declaration reads it. */
    value: p.text(),
    changedAt: instant().defaultRaw('now()'),
  },
});

/** What an administrator set; `src/settings.ts` lists what can be. Theirs are their facility's (trigger `setting_own`). */
export class Setting extends SettingSchema.class {
  static readonly granted: Granted = { adds: true, changesAllBut: ['name'], removes: true };
}
SettingSchema.setClass(Setting);
