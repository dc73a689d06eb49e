import { expect, it } from 'vitest';
import { Importers } from './importers.ts';

const sources = [
  { path: 'packages/contracts/src/index.ts', text: "export * from './row.ts';" },
  { path: 'packages/contracts/src/row.ts', text: 'export interface Row { title: string }' },
  { path: 'packages/api/src/router.ts', text: "import type { Row } from '@mailroom/contracts';" },
  { path: 'packages/web-client/src/list.tsx', text: "import type { AppRouter } from '@mailroom/api';" },
  { path: 'packages/web-client/src/far.ts', text: "type Far = import('./list.tsx').List;" },
  { path: 'packages/web-client/src/apart.ts', text: "import { z } from 'zod';" },
];

it('a change reaches who imports it, from package to package, and nobody else', () => {
  const steps = new Importers(sources).stepsFrom(['packages/contracts/src/row.ts']);
  expect([...steps]).toEqual([
    ['packages/contracts/src/row.ts', 0],
    ['packages/contracts/src/index.ts', 1],
    ['packages/api/src/router.ts', 2],
    ['packages/web-client/src/list.tsx', 3],
    ['packages/web-client/src/far.ts', 4],
  ]);
});

it('imports in a circle end', () => {
  const circle = [
    { path: 'a/one.ts', text: "import './two.ts';" },
    { path: 'a/two.ts', text: "import './one.ts';" },
  ];
  expect([...new Importers(circle).stepsFrom(['a/two.ts']).keys()]).toEqual(['a/two.ts', 'a/one.ts']);
});
