import { z } from 'zod';
import { AuditLink } from '../../model/audit-link.entity.ts';
import type { Config } from '../process/config.ts';
import { type App, forkForFacility } from '../process/context.ts';
import { openSigner, type Signer } from '../secrets/signer.ts';
import { appendLine } from './append-line.ts';

/** How far a facility's chain had come, and by which digest it is known again. A line of the file, signed. */
export const Checkpoint = z.strictObject({
  facilityId: z.uuid(),
  position: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
  signature: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Checkpoint = z.infer<typeof Checkpoint>;

type Unsigned = Omit<Checkpoint, 'signature'>;

/** What is signed of a checkpoint. */
export const signedText = ({ facilityId, position, sha256, at }: Unsigned): string =>
  [facilityId, position, sha256, at].join(' ');

export const checkpointSigner = ({ keys }: NonNullable<Config['auditCheckpoints']>): Signer =>
  openSigner(keys, 'audit checkpoints');

/** Where each facility's chain was when this process last said so. */
const said = new WeakMap<App['orm'], Map<string, string>>();

const saidOf = (orm: App['orm']): Map<string, string> => {
  const known = said.get(orm) ?? new Map<string, string>();
  said.set(orm, known);
  return known;
};

/** Writes how far a facility's chain has come beside the database, where that is asked for, unless it stands there already. */
export const checkpointAudit = async (
  { orm, config }: Pick<App, 'orm' | 'config'>,
  facilityId: string,
): Promise<void> => {
  const { auditCheckpoints } = config;
  if (auditCheckpoints === null) return;
  const em = forkForFacility(orm, facilityId);
  const head = await em.findOne(AuditLink, { position: { $ne: null } }, { orderBy: { position: 'desc' } });
  const { position, sha256 } = head ?? {};
  if (!position || !sha256 || saidOf(orm).get(facilityId) === sha256) return;
  const unsigned = { facilityId, position: Number(position), sha256, at: new Date().toISOString() };
  const signature = checkpointSigner(auditCheckpoints).sign(signedText(unsigned));
  await appendLine(auditCheckpoints.path, JSON.stringify({ ...unsigned, signature } satisfies Checkpoint));
  saidOf(orm).set(facilityId, sha256);
};
