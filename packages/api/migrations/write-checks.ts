import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { entities } from '../src/model/entities.ts';
import { expectedCatalog } from '../src/platform/database/catalog.ts';
import { enumChecks, listMigration } from '../src/platform/database/enum-checks.ts';
import { openOrm } from '../src/platform/database/orm.ts';

const [name = ''] = process.argv.slice(2);
if (!/^\d{4}-[a-z-]+$/.test(name)) throw new Error('Name the migration: npm run write:checks -- 0099-more-reasons');
// Only what the entities say is read: nothing is connected to.
const orm = await openOrm({ databaseUrl: 'postgresql://localhost/nothing', entities });
const statements = enumChecks(orm, expectedCatalog());
await orm.close();

if (statements.length === 0)
  process.stdout.write('The database takes what the enums say: there is nothing to write.\n');
else {
  const list = join(import.meta.dirname, 'index.ts');
  writeFileSync(join(import.meta.dirname, `${name}.sql`), `${statements.join('\n')}\n`, { flag: 'wx' });
  writeFileSync(list, listMigration(readFileSync(list, 'utf8'), name));
  process.stdout.write(
    `${name}.sql is written and listed. Say above its statements why, and run the schema test with -u.\n`,
  );
}
