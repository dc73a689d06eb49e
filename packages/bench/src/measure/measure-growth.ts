import { ratioOver, type Spread, spreadOf } from '../figures.ts';
import type { StartedVariant } from '../start-variant.ts';
import type { Workplace } from './measure-variants.ts';

/** V2's page at one size of the data. */
export interface Grown {
  readonly documents: number;
  readonly p50: Spread;
  /** Of the smallest size's p50. */
  readonly ratio: Spread;
}

export interface Sized {
  readonly documents: number;
  readonly v2: StartedVariant;
}

/** All sizes run at the same time and are measured in turn. */
export const measureGrowth = async (
  { load, pace, say }: Pick<Workplace, 'load' | 'pace' | 'say'>,
  sized: readonly Sized[],
): Promise<readonly Grown[]> => {
  say(`Measuring growth over ${sized.map(({ documents }) => documents).join(', ')} documents …`);
  const p50s: { readonly documents: number; readonly values: number[] }[] = [];
  for (const { documents, v2 } of sized) {
    await load.shoot(v2, { connections: 8, milliseconds: pace.warmUpMilliseconds });
    p50s.push({ documents, values: [] });
  }
  for (let round = 0; round < pace.rounds; round += 1) {
    for (const [index, { v2 }] of sized.entries()) {
      const { p50 } = await load.shoot(v2, { connections: 1, milliseconds: pace.aloneMilliseconds });
      p50s[index]?.values.push(p50);
    }
  }
  const smallest = p50s[0]?.values ?? [];
  return p50s.map(({ documents, values }) => ({
    documents,
    p50: spreadOf(values),
    ratio: ratioOver(values, smallest),
  }));
};
