import { z } from 'zod';

const Node: z.ZodType<PlanNode> = z.lazy(() =>
  z.object({
    'Node Type': z.string(),
    'Relation Name': z.string().optional(),
    'Index Name': z.string().optional(),
    'Actual Rows': z.number().optional(),
    Plans: z.array(Node).optional(),
  }),
);
interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string | undefined;
  readonly 'Index Name'?: string | undefined;
  readonly 'Actual Rows'?: number | undefined;
  readonly Plans?: readonly PlanNode[] | undefined;
}

/** What `explain (analyze, format json)` answers. */
export const Explained = z.tuple([z.object({ Plan: Node, 'Execution Time': z.number() })]);
export type Explained = z.infer<typeof Explained>;

/** What a plan does that a list must not do. */
export interface PlanFaults {
  /** Tables that are read whole. */
  readonly sequentialScans: readonly string[];
  /** Rows of the largest sort. */
  readonly largestSort: number;
}

/** Tables that grow with the hospital; reading a dictionary of twenty lines whole is the cheapest way. */
const GROWING: ReadonlySet<string> = new Set([
  'document',
  'metadata',
  'verification',
  'document_word',
  'document_tag',
  'attachment',
  'patient',
]);

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** Rows that came into a sort each time, however few of them it keeps: the tags of each row are sorted by themselves. */
const sortedRows = (node: PlanNode): number =>
  node['Node Type'].endsWith('Sort') ? Math.max(...(node.Plans ?? []).map((from) => from['Actual Rows'] ?? 0), 0) : 0;

export const faultsOf = ([{ Plan }]: Explained): PlanFaults => {
  const nodes = nodesOf(Plan);
  return {
    sequentialScans: nodes
      .filter((node) => node['Node Type'].endsWith('Seq Scan') && GROWING.has(node['Relation Name'] ?? ''))
      .map((node) => node['Relation Name'] ?? ''),
    largestSort: Math.max(...nodes.map(sortedRows)),
  };
};

/** A plan without its numbers, one line per step: what is kept and compared. */
export const shapeOf = ([{ Plan }]: Explained): string => {
  const lines = (node: PlanNode, depth: number): string[] => [
    [' '.repeat(2 * depth) + node['Node Type'], node['Relation Name'], node['Index Name']]
      .filter((part) => part !== undefined)
      .join(' '),
    ...(node.Plans ?? []).flatMap((child) => lines(child, depth + 1)),
  ];
  return lines(Plan, 0).join('\n');
};
