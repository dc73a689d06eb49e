export { AuditPage } from './lazy-audit-page.ts';
