import { router } from '../../platform/http/trpc.ts';
import { listAudit } from './list-audit.ts';
import { listOwnActions } from './list-own-actions.ts';

export const auditRouter = router({ listAudit, listOwnActions });
