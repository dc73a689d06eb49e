import { z } from 'zod';
import { runStatement, statement } from '../../platform/database/statement.ts';
import { MissingFileError } from '../../platform/files/file-store.ts';
import type { App } from '../../platform/process/context.ts';

/** Attachments of one page: what is compared again after an interruption. */
const PAGE = 500;
/** Files that are read at once: enough to hide a disk's latency, few enough to leave the disk to others. */
const AT_ONCE = 4;

const Named = z.strictObject({ id: z.uuid(), sha256: z.string(), narrativeSha256: z.string().nullable() });

const NAMED = statement(
  'prove_files',
  Named.array(),
  `select coalesce(json_agg(named), '[]')::text from (
    select id, sha256, narrative_sha256 as "narrativeSha256" from attachment where id > $1 order by id limit $2
  ) named`,
);

const COUNT = statement('prove_files_count', z.int(), 'select count(*)::text from attachment');

interface NamedFile {
  readonly attachmentId: string;
  /** The attachment's own bytes, or the text for people that was read from them. */
  readonly holds: 'bytes' | 'text';
  readonly digest: string;
}

/** A file that an attachment names, and that is not there as it was stored. */
interface WrongFile extends NamedFile {
  readonly standing: 'missing' | 'damaged';
}

/** What was found of one page of attachments. */
export interface ProvenPage {
  readonly attachments: number;
  readonly lastId: string;
  readonly wrong: readonly WrongFile[];
}

type Stored = Pick<App, 'files' | 'orm'>;

const filesOf = ({ id, sha256, narrativeSha256 }: z.infer<typeof Named>): NamedFile[] => [
  { attachmentId: id, holds: 'bytes', digest: sha256 },
  ...(narrativeSha256 === null ? [] : [{ attachmentId: id, holds: 'text' as const, digest: narrativeSha256 }]),
];

const compare = async (files: App['files'], facilityId: string, named: readonly NamedFile[]): Promise<WrongFile[]> => {
  const wrong: WrongFile[] = [];
  const waiting = named.values();
  // All of them take from the same iterator.
  const work = async () => {
    for (const file of waiting) {
      const standing = await files.check(facilityId, file.digest);
      if (standing !== 'whole') wrong.push({ ...file, standing });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return wrong.toSorted((a, b) => (a.attachmentId < b.attachmentId ? -1 : 1));
};

/** How many attachments a facility has. */
export const countAttachments = (orm: App['orm'], facilityId: string): Promise<number> =>
  runStatement(orm, COUNT, { facilityId, values: [] });

interface From {
  /** The attachment that was compared last. */
  readonly after: string;
  readonly pageSize?: number;
}

/**
 * Compares the files of a facility's attachments, and their texts for people, with the digests that the database names.
 *
 * @throws MissingFileError when the folder itself goes away meanwhile: that says nothing of the files in it.
 */
export async function* proveFiles(
  { files, orm }: Stored,
  facilityId: string,
  { after, pageSize = PAGE }: From,
): AsyncGenerator<ProvenPage> {
  for (let lastId = after; ; ) {
    const named = await runStatement(orm, NAMED, { facilityId, values: [lastId, pageSize] });
    const last = named.at(-1);
    if (!last) return;
    const wrong = await compare(files, facilityId, named.flatMap(filesOf));
    if (wrong.length > 0 && !(await files.isThere())) throw new MissingFileError('The folder for files is not there.');
    lastId = last.id;
    yield { attachments: named.length, lastId, wrong };
  }
}
