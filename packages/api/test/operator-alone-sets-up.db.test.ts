import { expect, it } from 'vitest';
import { INSTALLATION_FACILITY } from '../src/model/facility.entity.ts';
import { forkForFacility, forkForSession } from '../src/platform/process/context.ts';
import { openOperator } from './open-operator.ts';
import { APPLICATION_ROLE } from './start-migrated-postgres.ts';

/** The owner's functions that go to a facility which their caller does not choose: a token, a sign-in or a person leads there. */
const LED = [
  'accept_invitation',
  'acting_operator',
  'begin_provider_session',
  'end_own_sessions',
  'end_provider_sessions',
  'end_session',
  'end_sessions_everywhere',
  'enter_facility',
  'enter_session',
  'facilities_of',
  'note_session',
  'read_invitation',
  'record_lists_seen',
  'time_left',
];

/** Calls, with nothing, of all others that the application may call and that go to a facility, or call one that does. */
const CALLS = `
  with recursive owned as (
    select proname, prosrc, (select string_agg(format('null::%s', format_type(one, null)), ', ') from unnest(proargtypes) one) as nothing
    from pg_proc
    where pronamespace = 'public'::regnamespace and prosecdef and prorettype <> 'trigger'::regtype
      and proname <> all ($1) and has_function_privilege($2, oid, 'execute')),
  going as (
    select * from owned where prosrc like '%set_config(''mailroom.facility_id''%'
    union
    select owned.* from owned join going on owned.prosrc like '%public.' || going.proname || '(%')
  select format('%s(%s)', proname, nothing) as call from going order by 1`;

const open = async () => {
  const place = await openOperator();
  const { orm, asSuperuser } = place.database;
  const strangers = () => [
    orm.em.fork(),
    forkForFacility(orm, INSTALLATION_FACILITY),
    forkForSession(orm, { ...place.session, tokenSha256: 'none' }),
  ];
  return {
    ...place,
    operator: forkForSession(orm, place.session),
    /** What each function answers to whoever has no session of an operator; a refusal by its sentence. */
    async answers(): Promise<Record<string, string[]>> {
      const { rows } = await asSuperuser((client) => client.query<{ call: string }>(CALLS, [LED, APPLICATION_ROLE]));
      const answers: Record<string, string[]> = {};
      for (const { call } of rows) {
        for (const em of strangers()) {
          const answer = await em.execute(`select ${call}`).then(() => 'done', String);
          answers[call] = [
            ...(answers[call] ?? []),
            /Only an operator of the installation does this/.exec(answer)?.[0] ?? answer,
          ];
        }
      }
      return answers;
    },
  };
};

const REFUSED = 'Only an operator of the installation does this';

it('the application sets up nothing without a living session of an operator', async () => {
  const place = await open();
  await using _ = place.database;
  const answers = await place.answers();
  expect(answers).toEqual(Object.fromEntries(Object.keys(answers).map((call) => [call, [REFUSED, REFUSED, REFUSED]])));
  // The canaries: the operator gets past it, and a function that asks nobody is seen.
  expect(await place.operator.execute("select remove_provider('none') as ended")).toEqual([{ ended: null }]);
  const asksNobody = `create function asks_nobody(place uuid) returns void language plpgsql security definer as $$ begin
    perform set_config('mailroom.facility_id', place::text, true); end $$`;
  await place.database.asSuperuser((client) => client.query(asksNobody));
  expect((await place.answers())['asks_nobody(null::uuid)']).toEqual(['done', 'done', 'done']);
  await place.database.asSuperuser((client) => client.query('update session set revoked_at = now()'));
  await expect(place.operator.execute("select remove_provider('none')")).rejects.toThrow(REFUSED);
});
