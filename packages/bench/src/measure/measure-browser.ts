import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { runCommand } from './run-command.ts';

/** One figure of the page in a browser on a slow computer and a bad line; V1 has no page, only answers. */
export interface BrowserFigure {
  readonly title: string;
  readonly value: number;
  readonly unit: 'ms' | 'kB';
  /** V1's, where there is one. */
  readonly v1: number | null;
  readonly atMost: number | null;
}

const Figures = z.array(
  z.object({
    title: z.string(),
    value: z.number(),
    unit: z.enum(['ms', 'kB']),
    v1: z.number().nullable(),
    atMost: z.number().nullable(),
  }),
);
const Output = z.object({ figures: Figures });

/** Runs `npm run bench:browser`. */
export const measureBrowser = async (root: string, say: (line: string) => void): Promise<readonly BrowserFigure[]> => {
  say('Measuring in the browser …');
  await runCommand({ command: process.execPath, args: ['packages/e2e/bench/bench-browser.ts'], cwd: root });
  const written = await readFile(join(root, 'packages/e2e/.results/bench-browser.json'), 'utf8');
  return Output.parse(JSON.parse(written)).figures;
};
