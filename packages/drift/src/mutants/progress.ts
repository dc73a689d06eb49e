import type { Verdict } from './hunt.ts';

const EVERY_MILLISECONDS = 5000;

/** Says on the error output how far a hunt is. */
export class Progress {
  readonly #total: number;
  readonly #start = performance.now();
  readonly #timer = setInterval(() => this.#say(), EVERY_MILLISECONDS);
  #decided = 0;
  #killed = 0;

  constructor(total: number) {
    this.#total = total;
  }

  add({ killer }: Verdict): void {
    this.#decided += 1;
    if (killer !== null) this.#killed += 1;
  }

  #say(): void {
    const seconds = (performance.now() - this.#start) / 1000;
    const left = this.#decided === 0 ? '?' : Math.ceil((seconds / this.#decided) * (this.#total - this.#decided));
    process.stderr.write(
      `${this.#decided} of ${this.#total} mutants decided, ${this.#killed} killed, ${Math.round(seconds)} s, about ${left} s left\n`,
    );
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }
}
