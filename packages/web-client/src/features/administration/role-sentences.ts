import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { HospitalRole, Role } from '@mailroom/contracts';

/** What each role may do, for whoever gives it. */
export const roleSentences: Record<HospitalRole, MessageDescriptor> = {
  nurse: msg`Reads documents, claims them, notes, tags and corrects.`,
  clerk: msg`As a nurse, and files, rejects, undoes, and recalls what they filed themselves.`,
  supervisor: msg`As a clerk, and recalls what anybody filed, tries again what failed, and assigns others.`,
  administrator: msg`Sees to the people and settings of this facility, and opens no document.`,
  auditor: msg`Sees what was done and by whom, and opens no document.`,
};

/** What somebody may be at a hospital. The keys of a record of every role are the roles. */
export const HOSPITAL_ROLES = Object.keys(roleSentences) as HospitalRole[];

/** At a hospital nobody is an operator. */
export const toHospitalRole = (role: Role): HospitalRole => (role === 'operator' ? 'administrator' : role);
