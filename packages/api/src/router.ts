import { administrationRouter } from './features/administration/index.ts';
import { auditRouter } from './features/audit/index.ts';
import { documentsRouter } from './features/documents/index.ts';
import { intakeRouter } from './features/intake/index.ts';
import { integrationProcedures } from './features/integration/index.ts';
import { provisionalRouter } from './features/provisional/index.ts';
import { retentionRouter } from './features/retention/index.ts';
import { recallDocument, reviewRouter } from './features/review/index.ts';
import { sessionRouter } from './features/session/index.ts';
import { worklistRouter } from './features/worklist/index.ts';
import { router } from './platform/http/trpc.ts';

/** The list of rooms. */
export const appRouter = router({
  session: sessionRouter,
  worklist: worklistRouter,
  documents: documentsRouter,
  intake: intakeRouter,
  review: reviewRouter,
  provisional: provisionalRouter,
  audit: auditRouter,
  retention: retentionRouter,
  administration: administrationRouter,
  // A recall is a decision as any other, and has kept the key that it was released with.
  integration: router({ ...integrationProcedures, recallDocument }),
});

export type AppRouter = typeof appRouter;
