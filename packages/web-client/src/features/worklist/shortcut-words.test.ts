import { expect, it } from 'vitest';
import { shortcutNames } from '../../platform/keys/shortcut-keys.ts';
import { shortcutGroups } from './shortcut-words.ts';

it('the help lists every key once', () => {
  const listed = shortcutGroups.flatMap(({ names }) => names);
  expect(listed.toSorted()).toEqual(shortcutNames.toSorted());
});
