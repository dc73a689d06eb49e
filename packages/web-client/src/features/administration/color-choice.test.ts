import { TAG_COLORS } from '@mailroom/contracts/agreements';
import { DEFAULT_THEME, luminance, mergeMantineTheme } from '@mantine/core';
import { expect, it } from 'vitest';
import { theme, themeVariables } from '../../ui/theme.ts';

const merged = mergeMantineTheme(DEFAULT_THEME, theme);
const variables = themeVariables(merged);

/** How a tag's dot stands out from what it lies on, by WCAG 2.2, 1.4.11. */
const contrastOf = (color: string, scheme: 'light' | 'dark'): number => {
  const shade = theme.primaryShade;
  const index = typeof shade === 'object' ? (shade[scheme] ?? 6) : (shade ?? 6);
  const dot = luminance(merged.colors[color]?.[index] ?? '');
  const surface = luminance(variables[scheme]['--room-surface'] ?? '');
  return (Math.max(dot, surface) + 0.05) / (Math.min(dot, surface) + 0.05);
};

it('each colour that is offered for a tag stands out from both schemes’ surfaces; yellow would not', () => {
  for (const color of TAG_COLORS) {
    expect([color, contrastOf(color, 'light') >= 3, contrastOf(color, 'dark') >= 3]).toEqual([color, true, true]);
  }
  expect(contrastOf('yellow', 'light')).toBeLessThan(3);
});
