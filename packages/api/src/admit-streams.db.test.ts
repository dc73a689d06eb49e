import { expect, it, vi } from 'vitest';
import { openWeb } from '../test/open-web.ts';

it('of more streams than a session may have, those too many are refused before a procedure is asked', async () => {
  await using web = await openWeb();
  await web.signIn();
  const watch = () => web.browse('/trpc/worklist.watchWorklist?input=%7B%7D');
  const first = async ({ body }: Response) => new TextDecoder().decode((await body?.getReader().read())?.value);
  const opened = await Promise.all(Array.from({ length: 32 }, watch));
  for (const stream of opened) expect(await first(stream)).toContain('event: connected');
  const asked = vi.spyOn(web.database.app.changes, 'onChange');
  const refused = await Promise.all(Array.from({ length: 8 }, watch));
  for (const answer of refused) {
    expect([answer.status, await answer.text()]).toEqual([429, expect.stringContaining('TooManyStreams')]);
  }
  expect(asked).not.toHaveBeenCalled();
});
