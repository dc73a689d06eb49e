import { readFileSync } from 'node:fs';
import type { MigrationObject } from '@mikro-orm/core';
import { Migration } from '@mikro-orm/migrations';

/** A migration written in SQL: `<name>.sql` beside this file, run in a transaction. */
const fromSql = (name: string): MigrationObject => ({
  name,
  class: class extends Migration {
    override up(): void {
      this.addSql(readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8'));
    }
  },
});

/** Every migration, oldest first. One that was released is never edited: write the next one. */
export const migrations = [
  fromSql('0001-first-rooms'),
  fromSql('0002-document-types'),
  fromSql('0003-versions-of-pages'),
  fromSql('0004-speed'),
  fromSql('0005-decisions'),
  fromSql('0007-ended-sessions'),
  fromSql('0009-reading'),
  fromSql('0011-fhir-servers'),
  fromSql('0012-connections'),
];
