import { afterEach, expect, it, vi } from 'vitest';
import { andPassFocus, passFocus } from './pass-focus.ts';

afterEach(() => void vi.unstubAllGlobals());

/** A page, by what its parts are asked for, that notes what takes the focus and what is done. */
const page = (parts: { isAround?: boolean; hasRow?: boolean }) => {
  const noted: string[] = [];
  const place = (name: string) => ({ focus: () => noted.push(name) });
  vi.stubGlobal('document', {
    querySelector: (selector: string) => {
      if (selector === '[role=tabpanel]') return place('panel');
      return parts.hasRow === true ? place('row') : null;
    },
  });
  const closest = (selector: string) => (parts.isAround === true && selector === '[tabindex]' ? place('around') : null);
  // No more of an element is asked for here.
  const button = { parentElement: { closest } } as unknown as Element;
  // Nothing but its focus is asked for.
  const heir = place('heir') as unknown as HTMLElement;
  return { noted, button, heir };
};

it.each([
  [{ isAround: true, hasRow: true }, 'around'],
  [{ hasRow: true }, 'row'],
  [{}, 'panel'],
])('of a page with %j the focus goes to the %s before the button leaves', (parts, place) => {
  const { noted, button } = page(parts);
  andPassFocus(() => noted.push('done'))({ currentTarget: button });
  expect(noted).toEqual([place, 'done']);
});

it('a button that stays beside it has the first word', () => {
  const { noted, button, heir } = page({ isAround: true });
  passFocus(button, heir);
  expect(noted).toEqual(['heir']);
});
