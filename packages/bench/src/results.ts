import type { Attack } from './measure/measure-attack.ts';
import type { Beside } from './measure/measure-beside.ts';
import type { BrowserFigure } from './measure/measure-browser.ts';
import type { ColdCost } from './measure/measure-cold.ts';
import type { FhirState } from './measure/measure-fhir.ts';
import type { Grown } from './measure/measure-growth.ts';
import type { PairPlan } from './measure/measure-plans.ts';
import type { Soak } from './measure/measure-soak.ts';
import type { Span } from './measure/measure-spans.ts';
import type { Measured } from './measure/measure-variants.ts';
import type { Writers } from './measure/measure-writers.ts';
import type { UnderWrites } from './measure/measure-writes.ts';
import type { Volume } from './seed/load-seed.ts';

/** The machine and the moment: ratios hold elsewhere, times do not. */
export interface Circumstances {
  readonly startedAt: string;
  readonly revision: string;
  readonly processors: string;
  readonly memoryGigabytes: number;
  readonly node: string;
  readonly postgres: string;
  /** Processes that wanted a processor in the minute before the run, per processor: above 1 the machine was busy. */
  readonly loadPerProcessor: number;
  readonly isQuick: boolean;
  readonly volume: Volume;
}

/** Everything that one run found. What was not measured is empty. */
export interface Results {
  readonly circumstances: Circumstances;
  readonly variants: readonly Measured[];
  /** The same with a network before the database. */
  readonly networkDelayMilliseconds: number;
  readonly behindNetwork: readonly Measured[];
  readonly fhir: readonly FhirState[];
  readonly spans: readonly Span[];
  readonly beside: readonly Beside[];
  readonly growth: readonly Grown[];
  /** Documents among which the pairs were explained. */
  readonly plansAt: number;
  readonly plans: readonly PairPlan[];
  readonly changedPlans: readonly string[];
  readonly underWrites: readonly UnderWrites[];
  readonly writers: readonly Writers[];
  readonly attacks: readonly Attack[];
  readonly soak: Soak | null;
  readonly browser: readonly BrowserFigure[];
  readonly cold: readonly ColdCost[];
}
