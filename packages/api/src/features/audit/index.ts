import { router } from '../../platform/http/trpc.ts';
import { listAudit } from './list-audit.ts';
import { listOwnActions } from './list-own-actions.ts';

export { auditReading } from './audit-reading.ts';
export { copyAudit } from './copy-audit.ts';
export { serveAuditExport } from './serve-audit-export.ts';
export { writeAuditEvents } from './write-audit-events.ts';

export const auditRouter = router({ listAudit, listOwnActions });
