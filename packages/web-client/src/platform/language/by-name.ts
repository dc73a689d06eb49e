import { FORMATS, type Language } from './language.ts';

/**
 * Rows in the order in which people look for a name: É beside E, whatever order the database was made with.
 *
 * @example byName([{ name: 'Zone' }, { name: 'Écho' }], 'fr') // => Écho, Zone
 */
export const byName = <Row extends { readonly name: string }>(rows: readonly Row[], language: Language): Row[] => {
  const { compare } = new Intl.Collator(FORMATS[language], { numeric: true });
  return rows.toSorted((one, other) => compare(one.name, other.name));
};
