import { expect, it } from 'vitest';
import { isOfTheSession } from './session-statements.ts';

it.each([
  'begin read only',
  'BEGIN',
  'commit',
  'select set_config($2, $1, $3)',
  'select session_id from open_session($1)',
  'select session_id from open_sessions($1)',
  'select enter_session($1) is not null',
])('%s belongs to the session', (text) => {
  expect(isOfTheSession(text)).toBe(true);
});

it.each(['select * from document', 'with begin as (select 1) select * from begin', 'select count(*) from session'])(
  '%s asks for something',
  (text) => {
    expect(isOfTheSession(text)).toBe(false);
  },
);
