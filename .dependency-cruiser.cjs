/** Who may import whom. Each rule names itself and says in one sentence why it is there. */
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Modules that need each other are one module; entities point at each other as their tables do.',
      severity: 'error',
      from: { pathNot: '\\.entity\\.ts$' },
      to: { circular: true, viaOnly: { pathNot: '\\.entity\\.ts$', dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'contracts-stand-alone',
      comment: 'The contract is what both sides agree on, so it depends on neither and on zod only.',
      severity: 'error',
      from: { path: '^packages/contracts/src', pathNot: '\\.test(-d)?\\.ts$' },
      to: { pathNot: ['^packages/contracts/src', 'node_modules/zod/'] },
    },
    {
      name: 'releases-know-contracts-only',
      comment:
        'What judges older calls is read by server and build alike, so it stands on the contracts, zod and Node.',
      severity: 'error',
      from: { path: '^packages/contracts/releases', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^packages/contracts/', 'node_modules/zod/'], dependencyTypesNot: ['core'] },
    },
    {
      name: 'releases-stay-out-of-the-browser',
      comment: 'The browser says a hash that the build wrote; older contracts and their comparison are the server’s.',
      severity: 'error',
      from: { path: '^packages/web-client/src' },
      to: { path: '^packages/contracts/releases' },
    },
    {
      name: 'load-plan-stands-alone',
      comment:
        'The load plan could be published as it stands: it knows MikroORM, zod and Node, and nothing of hospitals.',
      severity: 'error',
      from: { path: '^packages/load-plan/src', pathNot: '\\.test(-d)?\\.ts$' },
      to: {
        pathNot: ['^packages/load-plan/src', 'node_modules/(zod|@mikro-orm)/'],
        dependencyTypesNot: ['core'],
      },
    },
    {
      name: 'web-client-knows-types-of-api-only',
      comment: 'The browser must not load API code: it takes the type AppRouter and nothing else.',
      severity: 'error',
      from: { path: '^packages/web-client/src' },
      to: { path: '^packages/api/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'api-knows-no-client',
      comment: 'The API serves whoever keeps its contracts; it knows no client and no demonstration.',
      severity: 'error',
      from: { path: '^packages/api/' },
      to: { path: '^packages/(web-client|demo-hospital|drift|e2e|bench)/' },
    },
    {
      name: 'demo-hospital-stands-apart',
      comment: 'The demonstration hospital is another system: it shares contracts with Mailroom, not code.',
      severity: 'error',
      from: { path: '^packages/demo-hospital/src' },
      to: { path: '^packages/', pathNot: '^packages/(demo-hospital|contracts)/' },
    },
    {
      name: 'platform-knows-no-feature',
      comment: 'Platform and ui are the ground that rooms stand on; ground that knows its rooms cannot be built on.',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/(platform|ui)/' },
      to: { path: '^packages/[^/]+/src/features/' },
    },
    {
      name: 'knock-before-entering',
      comment: 'A room is entered by its index.ts, or its entities are read; what else is in it may change.',
      severity: 'error',
      from: { path: '^packages/([^/]+)/src/features/([^/]+)/' },
      to: {
        path: '^packages/$1/src/features/[^/]+/',
        pathNot: ['^packages/$1/src/features/$2/', '/index\\.tsx?$', '\\.entity\\.ts$'],
      },
    },
    {
      name: 'documents-are-read-apart',
      comment:
        'Bytes of strangers are parsed in a process that can be killed, never on a loop that serves people or sends effects.',
      severity: 'error',
      from: { path: '^packages/api/src/(main|worker|mailroom)\\.ts$' },
      to: { path: '^packages/api/src/features/extraction/(read-apart|read-document|scan-xml)\\.ts$', reachable: true },
    },
    {
      name: 'v1-is-only-measured',
      comment: 'The legacy endpoint can be deleted because nothing but what measures it knows it.',
      severity: 'error',
      from: { path: '^packages/', pathNot: ['^packages/api/src/v1/', '^packages/bench/'] },
      to: { path: '^packages/api/src/v1/' },
    },
    {
      name: 'rules-are-pure',
      comment: 'Decisions are tested without a database because they cannot reach one.',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: { pathNot: ['\\.rules\\.ts$', '^packages/contracts/src', 'node_modules/zod/'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(/dist/|\\.gen\\.ts$|\\.po$)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
    },
  },
};
