import { hash, randomBytes } from 'node:crypto';

/** 256 random bits. The browser holds the token, the database only its digest. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const digestOf = (token: string): string => hash('sha256', token, 'hex');
