import { expect, it } from 'vitest';
import { statementsOf } from './statements-of.ts';

it('takes statements apart at the ends of lines and leaves comments out', () => {
  expect(statementsOf("-- why; because\nselect ';',\n  -- more\n  1;\n\nselect 2;\n")).toEqual([
    "select ';',\n  1",
    'select 2',
  ]);
});
