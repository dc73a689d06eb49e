import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { StartedProcess } from './start-process.ts';

const Usage = z.object({ cpuMilliseconds: z.number(), residentMegabytes: z.number() });

/** What a variant's process has used so far. */
export const usageOf = async (variant: StartedProcess): Promise<z.infer<typeof Usage>> =>
  Usage.parse(await variant.ask({ usage: true }));

/** Linux counts processor time in hundredths of a second. */
const MILLISECONDS_PER_TICK = 10;

interface ProcessTime {
  readonly parentId: number;
  readonly cpuMilliseconds: number;
}

/** From `/proc/<id>/stat`; the command's name, which may hold anything, ends with the last bracket. */
export const readStat = (stat: string): ProcessTime => {
  const [, parentId, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { parentId: Number(parentId), cpuMilliseconds: (Number(rest[9]) + Number(rest[10])) * MILLISECONDS_PER_TICK };
};

const statOf = (id: string): ProcessTime | null => {
  try {
    return readStat(readFileSync(`/proc/${id}/stat`, 'utf8'));
  } catch {
    return null;
  }
};

/** Processor time of a PostgreSQL server's living backends so far, by process; null where there is no `/proc`. */
export const backendTimes = (postmasterId: number): ReadonlyMap<string, number> | null => {
  if (!existsSync('/proc/self/stat')) return null;
  const backends = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((id) => ({ id, time: statOf(id) }))
    .filter(({ time }) => time?.parentId === postmasterId);
  return new Map(backends.map(({ id, time }) => [id, time?.cpuMilliseconds ?? 0]));
};

/** What the backends that are still there have used since. */
export const usedSince = (
  before: ReadonlyMap<string, number> | null,
  after: ReadonlyMap<string, number> | null,
): number | null =>
  before && after && [...after].reduce((sum, [id, milliseconds]) => sum + milliseconds - (before.get(id) ?? 0), 0);
