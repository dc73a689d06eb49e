import { numberFormat } from './intl-formats.ts';
import { FORMATS, type Language } from './language.ts';

/** A whole number of things. The first formatter costs a slow computer a twentieth of a second, which few counts need. */
export const formatCount = (count: number, language: Language): string =>
  count < 1000 ? String(count) : numberFormat(FORMATS[language], {}).format(count);
