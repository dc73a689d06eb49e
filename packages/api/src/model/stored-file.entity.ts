import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { instant, tenant } from '../platform/database/tenancy.ts';
import { Facility } from './facility.entity.ts';

/**
 * `original`, `body`: as a sender sent it. `narrative`, `page`, `text`: made from one of them, and can be made anew. `unneeded`: nothing
 * names it any more, and its bytes are taken away next.
 */
const FILE_KINDS = ['original', 'body', 'narrative', 'page', 'text', 'unneeded'] as const;

const StoredFileSchema = defineEntity({
  name: 'StoredFile',
  tableName: 'stored_file',
  ...tenant('stored_file'),
  indexes: [{ name: 'stored_file_unneeded', properties: ['facility', 'sha256'], where: "kind = 'unneeded'" }],
  properties: {
    facility: () => p.manyToOne(Facility).ref().primary().defaultRaw('current_facility_id()'),
    /** Hex digest of the bytes; with the facility it is the key they are stored under. */
    sha256: p.text().primary(),
    /** What it is to what names it: the same bytes may be several things. */
    kind: p.enum(FILE_KINDS).primary(),
    storedAt: instant().defaultRaw('now()'),
  },
});

/** A file in the folder of files. The database writes it with whatever names the file; see migration 0022. */
export class StoredFile extends StoredFileSchema.class {
  static readonly granted: Granted = { adds: true };
}
StoredFileSchema.setClass(StoredFile);
