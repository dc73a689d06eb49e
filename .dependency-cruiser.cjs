/** Who may import whom. Each rule names itself and says in one sentence why it is there. */
/** The rooms of the API, from the ground up: a room knows those before it. */
const ROOMS = [
  'session',
  'audit',
  'extraction',
  'documents',
  'verification',
  'integration',
  'review',
  'provisional',
  'worklist',
  'intake',
  'retention',
  'administration',
];

/** The rooms of the web client's platform, from the ground up. */
const WEB_PLATFORM = ['network', 'reload', 'keys', 'loading', 'language', 'errors', 'rpc'];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Modules that need each other are one module; the entities of the model point at each other as tables do.',
      severity: 'error',
      from: { pathNot: '^packages/api/src/model/' },
      to: { circular: true, viaOnly: { pathNot: '^packages/api/src/model/', dependencyTypesNot: ['type-only'] } },
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
      to: { path: '^packages/[^/]+/src/(features|shell)/' },
    },
    {
      name: 'platform-paints-nothing',
      comment: 'What is painted is made of the platform; the platform that paints could not be used without a page.',
      severity: 'error',
      from: { path: '^packages/web-client/src/platform/' },
      to: { path: '^packages/web-client/src/ui/' },
    },
    {
      name: 'features-know-no-shell',
      comment: 'The shell stands around pages and knows some of their rooms; a route tells a page what it stands in.',
      severity: 'error',
      from: { path: '^packages/web-client/src/features/' },
      to: { path: '^packages/web-client/src/shell/' },
    },
    {
      name: 'knock-from-the-shell',
      comment: 'Shell and routes enter a room by its index.ts, as the other rooms do.',
      severity: 'error',
      from: { path: '^packages/web-client/src/(shell/|routes/|[^/]+$)' },
      to: { path: '^packages/web-client/src/features/', pathNot: '/index\\.tsx?$' },
    },
    ...WEB_PLATFORM.map((room, index) => ({
      name: `web-platform-in-order-${room}`,
      comment: 'A room of the platform knows those before it only, so that one wrong import makes no circle.',
      severity: 'error',
      from: { path: `^packages/web-client/src/platform/${room}/`, pathNot: '\\.test\\.ts$' },
      to: { path: `^packages/web-client/src/platform/(${[...WEB_PLATFORM.slice(index + 1), '-'].join('|')})/` },
    })),
    {
      name: 'web-platform-is-listed',
      comment: 'A room that stands in no order could know any other.',
      severity: 'error',
      from: { path: `^packages/web-client/src/platform/(?!(${WEB_PLATFORM.join('|')})/)[^/]+/` },
      to: {},
    },
    {
      name: 'knock-before-entering',
      comment: 'A room is entered by its index.ts; what else is in it may change.',
      severity: 'error',
      from: { path: '^packages/([^/]+)/src/features/([^/]+)/' },
      to: {
        path: '^packages/$1/src/features/[^/]+/',
        pathNot: ['^packages/$1/src/features/$2/', '/index\\.tsx?$'],
      },
    },
    ...ROOMS.map((room, index) => ({
      name: `rooms-in-order-${room}`,
      comment:
        'A room knows those before it in the list of rooms and none after it, so that it can be understood without them.',
      severity: 'error',
      from: { path: `^packages/api/src/features/${room}/`, pathNot: '\\.test\\.ts$' },
      to: { path: `^packages/api/src/features/(${[...ROOMS.slice(index + 1), '-'].join('|')})/` },
    })),
    {
      name: 'rooms-are-listed',
      comment: 'A room that stands in no order could know any other.',
      severity: 'error',
      from: { path: `^packages/api/src/features/(?!(${ROOMS.join('|')})/)` },
      to: {},
    },
    {
      name: 'model-stands-under-the-rooms',
      comment:
        'Entities say what is stored; they know how tables and stored forms are made, and nothing that uses them.',
      severity: 'error',
      from: { path: '^packages/api/src/model/', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/api/src/', pathNot: '^packages/api/src/(model|platform/(database|stored))/' },
    },
    {
      name: 'documents-are-read-apart',
      comment:
        'Bytes of strangers are parsed in a process that can be killed, never on a loop that serves people or sends effects.',
      severity: 'error',
      from: { path: '^packages/api/src/(main|worker|mailroom)\\.ts$' },
      to: {
        path: '^packages/api/src/features/extraction/(read-apart\\.ts|read-document\\.ts|scan-xml\\.ts|formats/)',
        reachable: true,
      },
    },
    {
      name: 'a-format-stands-alone',
      comment:
        'A format knows what several formats share, and no other format; whoever reads knows the list of them and none by name.',
      severity: 'error',
      from: {
        path: '^packages/api/src/(?:(?!features/extraction/formats/)|features/extraction/formats/([^/]+)/)',
        pathNot: '\\.test\\.ts$',
      },
      to: {
        path: '^packages/api/src/features/extraction/formats/[^/]+/',
        pathNot: '^packages/api/src/features/extraction/formats/$1/',
      },
    },
    {
      name: 'a-channel-stands-alone',
      comment:
        'What comes in through any channel enters by receive-object.ts, so that nothing is received in a second way.',
      severity: 'error',
      from: { path: '^packages/api/src/features/intake/channels/([^/]+)/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^packages/api/src/features/intake/',
        pathNot: '^packages/api/src/features/intake/(channels/$1/|(receive-object|find-source|arrival-outcome)\\.ts$)',
      },
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
