import { numberFormat } from './intl-formats.ts';
import { FORMATS, type Language } from './language.ts';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Bytes in the largest unit that leaves a number people can read. */
export const formatSize = (bytes: number, language: Language): string => {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1);
  return numberFormat(FORMATS[language], {
    style: 'unit',
    unit: UNITS[power] ?? 'byte',
    // "B" and "o" alone are read by nobody.
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power > 1 ? 1 : 0,
  }).format(bytes / 1000 ** power);
};
