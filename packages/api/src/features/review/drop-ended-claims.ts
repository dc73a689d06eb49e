import { Claim } from '../../model/claim.entity.ts';
import { type App, forkForFacility } from '../../platform/process/context.ts';

/** Takes claims out of the list that are over. They held nobody up any more, so that nothing is audited. */
export const dropEndedClaims = async ({ orm }: Pick<App, 'orm'>, facilityId: string): Promise<void> => {
  await forkForFacility(orm, facilityId).nativeDelete(Claim, { heldUntil: { $lt: new Date() } });
};
