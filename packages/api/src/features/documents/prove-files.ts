import { z } from 'zod';
import { runStatement, statement } from '../../platform/database/statement.ts';
import { MissingFileError } from '../../platform/files/file-store.ts';
import type { App } from '../../platform/process/context.ts';

/** Files of one page: what is compared again after an interruption. */
const PAGE = 1000;
/** Files that are read at once: enough to hide a disk's latency, few enough to leave the disk to others. */
const AT_ONCE = 4;

const STORED = statement(
  'prove_files',
  z.string().array(),
  `select coalesce(json_agg(sha256), '[]')::text from (
    select distinct sha256 from stored_file where sha256 > $1 order by sha256 limit $2
  ) stored`,
);

const COUNT = statement('prove_files_count', z.int(), 'select count(distinct sha256)::text from stored_file');

const Needed = z.strictObject({
  attachmentId: z.uuid(),
  /** The attachment's own bytes, or the text for people that was read from them. */
  holds: z.enum(['bytes', 'text']),
  digest: z.string(),
});

const NEEDED = statement(
  'prove_files_needed',
  Needed.array(),
  `select coalesce(json_agg(needed), '[]')::text from (
    select id as "attachmentId", 'bytes' as holds, sha256 as digest from attachment where sha256 = any($1) and document_id not in (select id from document where purged_at is not null)
    union all select id, 'text', narrative_sha256 from attachment where narrative_sha256 = any($1)
    order by 3, 1, 2
  ) needed`,
);

type WrongCondition = 'missing' | 'damaged';

/** A file that is not there as it was stored, and an attachment that needs it. */
interface WrongFile extends z.infer<typeof Needed> {
  readonly condition: WrongCondition;
}

/** What was found of one page of files. */
export interface ProvenPage {
  readonly files: number;
  readonly lastDigest: string;
  readonly wrong: readonly WrongFile[];
}

type Stored = Pick<App, 'files' | 'orm'>;

/** Of files that are not whole, how they are. */
const compare = async (
  files: App['files'],
  facilityId: string,
  digests: readonly string[],
): Promise<ReadonlyMap<string, WrongCondition>> => {
  const wrong = new Map<string, WrongCondition>();
  const waiting = digests.values();
  // All of them take from the same iterator.
  const work = async () => {
    for (const digest of waiting) {
      const condition = await files.check(facilityId, digest);
      if (condition !== 'whole') wrong.set(digest, condition);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return wrong;
};

/** Who needs what is wrong. A file that nothing names any more is missed by nobody. */
const whoNeeds = async (
  orm: App['orm'],
  facilityId: string,
  wrong: ReadonlyMap<string, WrongCondition>,
): Promise<WrongFile[]> => {
  const needed = await runStatement(orm, NEEDED, { facilityId, actsItself: true, values: [[...wrong.keys()]] });
  return needed.flatMap((one) => {
    const condition = wrong.get(one.digest);
    return condition ? [{ ...one, condition }] : [];
  });
};

/** How many files a facility has. */
export const countFiles = (orm: App['orm'], facilityId: string): Promise<number> =>
  runStatement(orm, COUNT, { facilityId, actsItself: true, values: [] });

interface From {
  /** The digest of the file that was compared last. */
  readonly after: string;
  readonly pageSize?: number;
}

/**
 * Compares a facility's stored files with their digests.
 *
 * @throws MissingFileError when the folder itself goes away meanwhile: that says nothing of the files in it.
 */
export async function* proveFiles(
  { files, orm }: Stored,
  facilityId: string,
  { after, pageSize = PAGE }: From,
): AsyncGenerator<ProvenPage> {
  for (let lastDigest = after; ; ) {
    const digests = await runStatement(orm, STORED, { facilityId, actsItself: true, values: [lastDigest, pageSize] });
    const last = digests.at(-1);
    if (last === undefined) return;
    const found = await compare(files, facilityId, digests);
    if (found.size > 0 && !(await files.isThere())) throw new MissingFileError('The folder for files is not there.');
    const wrong = found.size === 0 ? [] : await whoNeeds(orm, facilityId, found);
    lastDigest = last;
    yield { files: digests.length, lastDigest, wrong };
  }
}
