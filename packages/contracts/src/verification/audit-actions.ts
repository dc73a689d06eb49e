import { z } from 'zod';

/** What a check of an identity came to, as the audit tells it. */
export const VerificationAction = z.enum(['document-verified', 'verification-unanswered', 'verification-not-asked']);
