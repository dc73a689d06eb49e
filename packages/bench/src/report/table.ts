/** A table as it is printed, and as it stands in the page. */
export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly lines: readonly (readonly string[])[];
}

/** Columns under each other. */
export const printTable = ({ title, head, lines }: Table): string => {
  const all = [head, ...lines];
  const widths = head.map((_, column) => Math.max(...all.map((line) => (line[column] ?? '').length)));
  const rows = all.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `\n${title}\n${rows.join('\n')}\n`;
};

/** The same as Markdown. */
export const markdownTable = ({ title, head, lines }: Table): string => {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [`## ${title}`, '', row(head), row(head.map(() => '---')), ...lines.map(row), ''].join('\n');
};
