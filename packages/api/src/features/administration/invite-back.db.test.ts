import { expect, it } from 'vitest';
import { browserCookie, buildFacility } from '../../../test/build-facility.ts';
import { openAdministration } from '../../../test/open-administration.ts';
import { codeOf, PASSWORD } from '../../../test/sign-in-calls.ts';
import { createCallerFactory } from '../../platform/http/trpc.ts';
import { appRouter } from '../../router.ts';
import { invitePersonBack } from '../session/index.ts';

/** A clerk whom an administrator gave a link, and what becomes of it. */
const open = async () => {
  const place = await openAdministration();
  const { database, facility, administrator } = place;
  const [userId] = facility.userIds;
  const { token } = await administrator.inviteBack({ userId });
  const visitor = createCallerFactory(appRouter)({ app: database.app, cookie: browserCookie(), session: null }).session;
  const accept = async (link: string) => {
    const { codeKey } = (await visitor.readInvitation({ token: link })).invitation;
    return visitor.acceptInvitation({ token: link, person: null, password: PASSWORD, codeKey, code: codeOf(codeKey) });
  };
  const sql = (text: string, ...values: string[]) => database.asSuperuser((client) => client.query(text, values));
  return { ...place, userId, token, visitor, accept, sql };
};

it('a link of an administrator opens no other hospital where somebody began to work meanwhile; one of the owner does', async () => {
  const place = await open();
  await using _ = place.database;
  await place.accept(place.token);
  const { token } = await place.administrator.inviteBack({ userId: place.userId });
  // They opened it, and began to work elsewhere before they had chosen.
  const { codeKey } = (await place.visitor.readInvitation({ token })).invitation;
  const there = await buildFacility(place.database);
  const works = "insert into membership (facility_id, user_id, role) values ($1, $2, 'supervisor')";
  await place.sql(works, there.facilityId, place.userId);
  const chosen = { token, person: null, password: PASSWORD, codeKey, code: codeOf(codeKey) };
  await expect(place.visitor.acceptInvitation(chosen)).rejects.toThrow('InvitationOver');
  await expect(place.visitor.readInvitation({ token })).rejects.toThrow('InvitationOver');
  const { rows } = await place.sql('select login from app_user where id = $1', place.userId);
  const owners = await invitePersonBack(place.database.owner, rows[0]?.login);
  expect((await place.accept(owners)).session.userId).toBe(place.userId);
});

it('a link gives no password to whom a provider lets in by now', async () => {
  const place = await open();
  await using _ = place.database;
  await place.sql(
    `with known as (
       insert into identity_provider (code, name, issuer, client_id, scopes, facilities)
       values ('hospital', 'Hospital', 'https://id.test', 'mailroom', '{openid}', '[]') returning id)
     update membership set provider_id = known.id from known where user_id = $1`,
    place.userId,
  );
  await expect(place.accept(place.token)).rejects.toThrow('InvitationOver');
});
