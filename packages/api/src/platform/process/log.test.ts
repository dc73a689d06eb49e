import { expect, it } from 'vitest';
import { errorForLog } from './log.ts';

it('an error is logged without what it says, and so are its causes', () => {
  const cause = new SyntaxError('Unexpected token D in "Dupont, Marie"');
  const error = Object.assign(new Error("insert into metadata values ('Dupont')", { cause }), {
    code: '23505',
    detail: 'Dupont',
  });
  const logged = errorForLog(error);
  expect(JSON.stringify(logged)).not.toContain('Dupont');
  expect(logged).toMatchObject({ type: 'Error', code: '23505', cause: { type: 'SyntaxError' } });
  expect(logged).toHaveProperty('frames.0', expect.stringMatching(/^at .*log\.test\.ts/));
});

it('an error whose message has several lines leaves none of them in the frames', () => {
  expect(JSON.stringify(errorForLog(new Error('first\nDupont\n    at home')))).not.toMatch(/Dupont|home/);
});
