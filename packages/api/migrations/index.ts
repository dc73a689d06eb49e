import { readFileSync } from 'node:fs';
import type { MigrationObject } from '@mikro-orm/core';
import { Migration } from '@mikro-orm/migrations';

/** A migration, and what may run once it has. */
interface ReleasedMigration extends MigrationObject {
  /** The oldest release that runs on a database with it: older ones would fail, or say what is not so. */
  readonly oldestRelease: string;
}

/** A migration written in SQL: `<name>.sql` beside this file, run in a transaction. */
const fromSql = (name: string, oldestRelease: string): ReleasedMigration => ({
  name,
  oldestRelease,
  class: class extends Migration {
    override up(): void {
      this.addSql(readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8'));
    }
  },
});

/**
 * Every migration, oldest first, with the oldest release that runs on it. One that only adds what older code does not see
 * keeps the release of the one before. One that was released is never edited: write the next one.
 */
export const migrations = [
  fromSql('0001-first-rooms', '0.1.0'),
  fromSql('0002-document-types', '0.1.0'),
  fromSql('0003-versions-of-pages', '0.1.0'),
  fromSql('0004-speed', '0.1.0'),
  fromSql('0005-decisions', '0.1.0'),
  fromSql('0007-ended-sessions', '0.1.0'),
  fromSql('0008-reader', '0.1.0'),
  fromSql('0009-reading', '0.2.0'),
  fromSql('0010-installation', '0.2.0'),
  fromSql('0011-fhir-servers', '0.2.0'),
  fromSql('0012-connections', '0.2.0'),
  fromSql('0014-who-may-write', '0.2.0'),
  fromSql('0016-readings-audited', '0.2.0'),
  fromSql('0017-limits', '0.2.0'),
  fromSql('0018-owners-functions', '0.2.0'),
  fromSql('0019-acknowledged', '0.2.0'),
  fromSql('0021-settings', '0.2.0'),
  fromSql('0022-stored-files', '0.2.0'),
  fromSql('0023-readings', '0.2.0'),
  fromSql('0024-traceparent', '0.2.0'),
  fromSql('0029-steps-of-effects', '0.2.0'),
  fromSql('0030-document-identity', '0.2.0'),
  fromSql('0031-versions-in-the-chart', '0.2.0'),
  fromSql('0032-patient-keys', '0.2.0'),
  fromSql('0033-identity-of-france', '0.2.0'),
  fromSql('0035-provisional-patients', '0.2.0'),
  fromSql('0036-known-documents', '0.2.0'),
  fromSql('0040-supervisors', '0.2.0'),
  fromSql('0041-identity-providers', '0.2.0'),
  fromSql('0042-people-of-our-own', '0.2.0'),
  fromSql('0043-auditors', '0.2.0'),
  fromSql('0044-notes-and-keys', '0.2.0'),
  fromSql('0046-people', '0.2.0'),
  fromSql('0047-audit-chain', '0.2.0'),
  fromSql('0048-audit-lists', '0.2.0'),
  fromSql('0049-several-facilities', '0.2.0'),
  fromSql('0050-limits-of-sessions', '0.2.0'),
  fromSql('0052-restricted-documents', '0.2.0'),
  fromSql('0054-retention', '0.2.0'),
  fromSql('0055-retention-actions', '0.2.0'),
  fromSql('0056-audit-readings', '0.2.0'),
  fromSql('0057-audit-copy', '0.2.0'),
  fromSql('0058-settings-in-the-browser', '0.2.0'),
  fromSql('0059-settings-audited', '0.2.0'),
  fromSql('0060-operators', '0.2.0'),
  fromSql('0061-what-operators-do', '0.2.0'),
  fromSql('0062-people-in-the-browser', '0.2.0'),
  fromSql('0063-what-is-done-to-people', '0.2.0'),
  fromSql('0064-restricted-and-retention', '0.2.0'),
  fromSql('0069-what-is-done-from-outside', '0.2.0'),
  fromSql('0070-document-types', '0.2.0'),
];
