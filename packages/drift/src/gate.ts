/** What one gate found: lines to print, what fails the run, and what its mutants and canaries came to. */
export interface GateResult {
  readonly title: string;
  readonly lines: readonly string[];
  /** Each one fails the run. */
  readonly failures: readonly string[];
  readonly mutants: { readonly killed: number; readonly total: number };
  readonly canaries: readonly Canary[];
}

/** A fault planted on purpose: a gate that does not see it is none. */
export interface Canary {
  readonly name: string;
  readonly isCaught: boolean;
}

/** A file of the repository, by its path from the root. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

const printList = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', heading, ...lines.map((line) => `- ${line}`)];

/** A gate's section in Markdown. */
export const printGate = ({ title, lines, failures, canaries }: GateResult): string =>
  [
    `## ${title}`,
    '',
    ...lines,
    ...printList('Fails:', failures),
    ...printList(
      'Canaries that survived:',
      canaries.filter(({ isCaught }) => !isCaught).map(({ name }) => name),
    ),
    '',
  ].join('\n');

/** The one line that ends a run. */
export const summaryOf = (results: readonly GateResult[]): { line: string; isGreen: boolean } => {
  const killed = results.reduce((sum, { mutants }) => sum + mutants.killed, 0);
  const total = results.reduce((sum, { mutants }) => sum + mutants.total, 0);
  const canaries = results.flatMap((result) => result.canaries);
  const caught = canaries.filter(({ isCaught }) => isCaught).length;
  const isGreen = caught === canaries.length && results.every(({ failures }) => failures.length === 0);
  return { line: `killed ${killed} of ${total} mutants, canaries ${caught} of ${canaries.length}`, isGreen };
};
