import { StoredFile } from '../../model/stored-file.entity.ts';
import { type App, forkForFacility } from '../../platform/process/context.ts';

/** In one go: the others at the next. */
const MAX_FILES = 2000;

type Remover = Pick<App, 'orm' | 'files'>;

/**
 * Takes one file away, in a transaction that holds it alone: whoever names it was seen, or finds it gone and stores it again. Its row goes
 * last, so that bytes which are still there are always known.
 */
const removeFile = ({ orm, files }: Remover, facilityId: string, digest: string): Promise<void> =>
  forkForFacility(orm, facilityId).transactional(async (em) => {
    const [row] = await em.execute<{ unneeded: boolean | null }[]>('select lock_unneeded(?) as unneeded', [digest]);
    if (row?.unneeded) await files.remove(facilityId, digest);
    await em.execute('select forget_unneeded(?)', [digest]);
  });

/**
 * Takes away the bytes that nothing names any more. One that the disk does not let go of holds up no other: it is told by the error at the
 * end, is not forgotten, and the next sweep tries again.
 */
export const removeUnneededFiles = async (app: Remover, facilityId: string): Promise<void> => {
  const unneeded = await forkForFacility(app.orm, facilityId).find(
    StoredFile,
    { kind: 'unneeded' },
    { orderBy: { sha256: 'asc' }, limit: MAX_FILES },
  );
  const failures: unknown[] = [];
  for (const { sha256 } of unneeded) {
    await removeFile(app, facilityId, sha256).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
};
