import { linkForPerson } from '../packages/api/src/cli/invite-person.ts';
import { invitePerson } from '../packages/api/src/features/session/index.ts';
import { entities } from '../packages/api/src/model/entities.ts';
import { Facility, INSTALLATION_FACILITY } from '../packages/api/src/model/facility.entity.ts';
import { Membership } from '../packages/api/src/model/membership.entity.ts';
import { openOrm } from '../packages/api/src/platform/database/orm.ts';
import type { Config } from '../packages/api/src/platform/process/config.ts';
import { forkForFacility } from '../packages/api/src/platform/process/context.ts';

interface FirstStart {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly databaseOwnerUrl: string | null;
  say(line: string): void;
}

const isEmpty = async (databaseUrl: string): Promise<boolean> => {
  const orm = await openOrm({ databaseUrl, entities, poolSize: 1 });
  try {
    const operators = await forkForFacility(orm, INSTALLATION_FACILITY).count(Membership);
    return operators === 0 && (await orm.em.fork().count(Facility)) === 0;
  } finally {
    await orm.close();
  }
};

/** While nobody can sign in, each start prints a link for the first operator: the one before serves no more. */
export const inviteFirst = async ({ config, databaseUrl, databaseOwnerUrl, say }: FirstStart): Promise<void> => {
  if (databaseOwnerUrl === null || !(await isEmpty(databaseUrl))) return;
  const link = await linkForPerson({ config, databaseOwnerUrl, invite: (owner) => invitePerson(owner, null) });
  say(
    `Nobody can sign in yet. Whoever opens this link within 24 hours sets up the hospitals, as the first operator:\n${link}`,
  );
};
