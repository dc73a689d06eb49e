/** What one gate found: lines to print, what fails the run, and what its mutants and canaries came to. */
export interface GateResult {
  readonly title: string;
  readonly lines: readonly string[];
  /** Each one fails the run. */
  readonly failures: readonly string[];
  readonly mutants: {
    readonly killed: number;
    readonly total: number;
  };
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
/** A gate's section in Markdown. */
export declare const printGate: ({ title, lines, failures, canaries }: GateResult) => string;
/** The one line that ends a run. */
export declare const summaryOf: (results: readonly GateResult[]) => {
  line: string;
  isGreen: boolean;
};
