import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Role } from '@mailroom/contracts';

export const roleNames: Record<Role, MessageDescriptor> = {
  clerk: msg`Clerk`,
  nurse: msg`Nurse`,
  supervisor: msg`Supervisor`,
  administrator: msg`Administrator`,
  auditor: msg`Auditor`,
  operator: msg`Operator`,
};

/** Every role. The keys of a record of every role are the roles. */
export const ROLES = Object.keys(roleNames) as Role[];
