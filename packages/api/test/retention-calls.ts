import { LegalHold } from '../src/model/legal-hold.entity.ts';
import { Verification } from '../src/model/verification.entity.ts';
import { forkForFacility } from '../src/platform/process/context.ts';
import { buildEnded, buildRule } from './build-ended.ts';
import type { BuiltFacility } from './build-facility.ts';
import type { TestDatabase } from './open-test-database.ts';

interface World {
  readonly database: TestDatabase;
  readonly facility: BuiltFacility;
}

/** One rule of a status at a time. */
const anyRule = async (world: World): Promise<{ ruleId: string; version: number }> => {
  await forkForFacility(world.database.orm, world.facility.facilityId).execute('delete from retention_rule');
  return { ruleId: await buildRule(world, { isOn: false }), version: 1 };
};

const anyHold = async ({ database, facility }: World): Promise<string> => {
  const documentId = await buildEnded({ database, facility });
  const em = forkForFacility(database.orm, facility.facilityId);
  const { patient } = await em.findOneOrFail(Verification, { document: documentId });
  const placedBy = facility.supervisorId;
  return em.insert(LegalHold, { patient: patient?.id ?? '', reason: 'A court asks for it.', placedBy });
};

/** How the procedures of retention are called. */
export const RETENTION_CALLS = {
  'retention.eraseDocument': async (world: World) => ({
    documentId: await buildEnded(world),
    scope: 'patient' as const,
    reason: 'Asked for by letter.',
  }),
  'retention.liftHold': async (world: World) => ({ holdId: await anyHold(world), reason: 'The court has decided.' }),
  'retention.listHolds': async (world: World) => ({ documentId: await buildEnded(world) }),
  'retention.listRetention': () => ({}),
  'retention.placeHold': async (world: World) => ({
    documentId: await buildEnded(world),
    scope: 'patient' as const,
    reason: 'A court asks for it.',
  }),
  'retention.previewRetention': async (world: World) => ({ ...(await anyRule(world)), after: null }),
  'retention.removeRetentionRule': anyRule,
  'retention.saveRetentionRule': () => ({ status: 'rejected' as const, documentTypeCode: null, keepDays: 365 }),
  'retention.switchRetentionRule': async (world: World) => ({ ...(await anyRule(world)), isOn: true }),
};
