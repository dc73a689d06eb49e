const TRANSACTION = /^\s*(begin|start transaction|commit|end|rollback|savepoint|release|deallocate|discard|set )\b/i;
const TENANCY = /^\s*select\s+set_config\(|\b(open_sessions?|enter_session)\(/i;

/** Whether a statement carries a request instead of asking for what it shows: transactions, tenancy, the session. */
export const isOfTheSession = (text: string): boolean => TRANSACTION.test(text) || TENANCY.test(text);
