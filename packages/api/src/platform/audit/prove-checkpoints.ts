import { open } from 'node:fs/promises';
import { AuditLink } from '../../model/audit-link.entity.ts';
import type { Orm } from '../database/orm.ts';
import type { Config } from '../process/config.ts';
import { forkForFacility } from '../process/context.ts';
import type { Signer } from '../secrets/signer.ts';
import { Checkpoint, checkpointSigner, signedText } from './checkpoint-audit.ts';

/** The first line that does not agree with the chain. */
interface WrongLine {
  readonly line: number;
  readonly because: 'unreadable' | 'unsigned' | 'disagrees';
}

interface ProvenCheckpoints {
  /** Those that agree. */
  readonly checkpoints: number;
  /** Lines that break off: their writer was killed, or had no space left. They prove nothing, and hide no more than a removed line would. */
  readonly torn: number;
  readonly wrong: WrongLine | null;
}

const parse = (text: string): Checkpoint | null => {
  try {
    return Checkpoint.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
};

/** A whole checkpoint ends with its brace. */
const isTorn = (text: string): boolean => !text.endsWith('}');

const wrongOf = async (orm: Orm, signer: Signer, text: string): Promise<WrongLine['because'] | null> => {
  const checkpoint = parse(text);
  if (!checkpoint) return 'unreadable';
  if (!signer.isSigned(signedText(checkpoint), checkpoint.signature)) return 'unsigned';
  const { facilityId, position, sha256 } = checkpoint;
  const place = await forkForFacility(orm, facilityId).findOne(AuditLink, { position: String(position) });
  return place?.sha256 === sha256 ? null : 'disagrees';
};

/** Compares every checkpoint that was written beside the database with the chain as it is now, a line at a time. */
export const proveCheckpoints = async (
  orm: Orm,
  checkpoints: NonNullable<Config['auditCheckpoints']>,
): Promise<ProvenCheckpoints> => {
  const signer = checkpointSigner(checkpoints);
  await using file = await open(checkpoints.path);
  let line = 0;
  let torn = 0;
  for await (const text of file.readLines()) {
    line += 1;
    if (isTorn(text)) torn += 1;
    else {
      const because = await wrongOf(orm, signer, text);
      if (because) return { checkpoints: line - 1 - torn, torn, wrong: { line, because } };
    }
  }
  return { checkpoints: line - torn, torn, wrong: null };
};
