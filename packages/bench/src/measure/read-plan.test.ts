import { expect, it } from 'vitest';
import { Explained, faultsOf, shapeOf } from './read-plan.ts';

const scan = (type: string, relation: string, rows: number) => ({
  'Node Type': type,
  'Relation Name': relation,
  'Index Name': 'document_worklist',
  'Actual Rows': rows,
});
const explained = (child: object) =>
  Explained.parse([{ Plan: { 'Node Type': 'Limit', 'Actual Rows': 21, Plans: [child] }, 'Execution Time': 0.2 }]);

it('an ordered index scan has no faults', () => {
  const plan = explained(scan('Index Scan', 'document', 21));
  expect(faultsOf(plan)).toEqual({ sequentialScans: [], largestSort: 0 });
  expect(shapeOf(plan)).toBe('Limit\n  Index Scan document document_worklist');
});

it('the canary: a table that is read whole and a sort of all it finds are seen, also when few rows are kept', () => {
  const sort = {
    'Node Type': 'Incremental Sort',
    'Actual Rows': 21,
    Plans: [scan('Parallel Seq Scan', 'document', 5000)],
  };
  expect(faultsOf(explained(sort))).toEqual({ sequentialScans: ['document'], largestSort: 5000 });
});

it('a dictionary may be read whole', () => {
  expect(faultsOf(explained(scan('Seq Scan', 'tag', 12))).sequentialScans).toEqual([]);
});
