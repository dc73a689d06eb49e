import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** The product's colour: a dark petrol, between green and blue. */
const petrol: MantineColorsTuple = [
  '#ecf7f5',
  '#d6ebe8',
  '#add8d2',
  '#80c3bb',
  '#58aea6',
  '#3a9a93',
  '#237f7a',
  '#146a67',
  '#0b5654',
  '#063f3f',
];

/** Greys with a little green, so that white sheets stand out on them. */
const gray: MantineColorsTuple = [
  '#f7f9f8',
  '#eff2f1',
  '#e3e8e6',
  '#d2d9d6',
  '#b1bcb8',
  '#87938f',
  '#5f6c68',
  '#46524e',
  '#303a37',
  '#1a2321',
];

const dark: MantineColorsTuple = [
  '#dfe5e3',
  '#bcc6c3',
  '#9aa6a2',
  '#66736f',
  '#3b4643',
  '#2d3735',
  '#202928',
  '#171f1e',
  '#111817',
  '#0b1110',
];

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 8, dark: 6 },
  colors: { petrol, gray, dark },
  autoContrast: true,
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Popover: { defaultProps: { shadow: 'md' } },
    Combobox: { defaultProps: { shadow: 'md' } },
  },
});

/** Tones that say something: always beside an icon and a word. Each is at least 4.5:1 on its surface. */
export const themeVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': gray[6],
    '--mantine-color-placeholder': gray[6],
    '--mantine-color-error': '#a82a24',
    '--room-canvas': gray[1],
    '--room-surface': '#ffffff',
    '--room-line': gray[2],
    '--room-header': petrol[9],
    '--room-selected': petrol[0],
    '--room-hover': gray[0],
    '--room-good': '#17663a',
    '--room-warn': '#8a5200',
    '--room-bad': '#a82a24',
    '--room-warn-soft': '#fdf3e1',
    '--room-bad-soft': '#fceeec',
    '--room-accent-text': petrol[8],
  },
  dark: {
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-placeholder': dark[2],
    '--mantine-color-error': '#ff9a92',
    '--room-canvas': dark[9],
    '--room-surface': dark[7],
    '--room-line': dark[5],
    '--room-header': '#0d2a2b',
    '--room-selected': '#173533',
    '--room-hover': dark[6],
    '--room-good': '#6fcf97',
    '--room-warn': '#f0b45b',
    '--room-bad': '#ff9a92',
    '--room-warn-soft': '#33270f',
    '--room-bad-soft': '#3a1d1b',
    '--room-accent-text': petrol[2],
  },
});
