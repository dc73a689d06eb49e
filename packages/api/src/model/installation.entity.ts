import { defineEntity, p } from '@mikro-orm/core';
import { type Granted, READS_ONLY } from '../platform/database/grants.ts';
import { id, instant } from '../platform/database/tenancy.ts';

const InstallationSchema = defineEntity({
  name: 'Installation',
  tableName: 'installation',
  properties: {
    id: id(),
    /** The oldest release that runs on the database as it is; written by `migrate`, for releases that do not know what ran. */
    oldestRelease: p.text(),
    createdAt: instant().defaultRaw('now()'),
  },
});

/** This Mailroom, whatever servers, databases and disks it moves to. There is one row, and the application cannot change it. */
export class Installation extends InstallationSchema.class {
  static readonly granted: Granted = READS_ONLY;
}
InstallationSchema.setClass(Installation);
