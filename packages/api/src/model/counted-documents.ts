/** More are not counted: a source of years would be counted for seconds. `10,001` stands for all of these. */
const COUNTED_DOCUMENTS = 10_001;

/** SQL of how many rows of a table fit, as far as they are counted. */
export const countedRows = (table: string, where: string): string =>
  `(select count(*)::int from (select from ${table} where ${where} limit ${COUNTED_DOCUMENTS}) counted)`;
