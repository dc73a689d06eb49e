import type { Pace } from '../arguments.ts';
import type { Load, Shot } from '../processes/open-load.ts';
import { backendTimes, usageOf, usedSince } from '../processes/usage.ts';
import type { StartedVariant } from '../start-variant.ts';

export const CROWD = 32;

/** One variant in one round. Times in milliseconds; processor time is that of one request of the crowd. */
export interface Round {
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly throughput: number;
  readonly crowdP99: number;
  readonly nodeCpu: number;
  /** Null where the system does not tell. */
  readonly postgresCpu: number | null;
  readonly residentMegabytes: number;
}

interface Bench {
  readonly load: Load;
  readonly pace: Pace;
  readonly postmasterId: number;
}

const shootAlone = ({ load, pace }: Bench, started: StartedVariant): Promise<Shot> =>
  load.shoot(
    started,
    started.variant.isSlow
      ? { connections: 1, amount: pace.slowAlone }
      : { connections: 1, milliseconds: pace.aloneMilliseconds },
  );

const shootTogether = ({ load, pace }: Bench, started: StartedVariant): Promise<Shot> =>
  load.shoot(
    started,
    started.variant.isSlow
      ? { connections: CROWD, amount: pace.slowCrowd }
      : { connections: CROWD, milliseconds: pace.crowdMilliseconds },
  );

/** Compiles what there is to compile, opens connections, prepares statements. */
export const warmUp = ({ load, pace }: Bench, started: StartedVariant): Promise<Shot> =>
  load.shoot(
    started,
    started.variant.isSlow
      ? { connections: 1, amount: 1 }
      : { connections: CROWD, milliseconds: pace.warmUpMilliseconds },
  );

/** One client, then a crowd. */
export const measureRound = async (bench: Bench, started: StartedVariant): Promise<Round> => {
  const { p50, p90, p99 } = await shootAlone(bench, started);
  const postgresBefore = backendTimes(bench.postmasterId);
  const nodeBefore = await usageOf(started.process);
  const crowd = await shootTogether(bench, started);
  const nodeAfter = await usageOf(started.process);
  const postgresAfter = backendTimes(bench.postmasterId);
  const postgresUsed = usedSince(postgresBefore, postgresAfter);
  return {
    p50,
    p90,
    p99,
    throughput: crowd.perSecond,
    crowdP99: crowd.p99,
    nodeCpu: (nodeAfter.cpuMilliseconds - nodeBefore.cpuMilliseconds) / crowd.answered,
    postgresCpu: postgresUsed === null ? null : postgresUsed / crowd.answered,
    residentMegabytes: nodeAfter.residentMegabytes,
  };
};
