import { describe, expect, it } from 'vitest';
import { formatInstant, formatReceived } from './format-instant.ts';

const now = new Date('2026-11-22T10:00:00Z');
const paris = { now, timeZone: 'Europe/Paris' } as const;

describe('formatReceived', () => {
  it('counts minutes and hours within today', () => {
    expect(formatReceived('2026-11-22T09:48:00Z', { ...paris, language: 'en' })).toBe('12 min ago');
    expect(formatReceived('2026-11-22T09:48:00Z', { ...paris, language: 'fr' })).toBe('il y a 12\u00a0min');
    expect(formatReceived('2026-11-22T07:10:00Z', { ...paris, language: 'fr' })).toBe('il y a 2\u00a0h');
    expect(formatReceived('2026-11-22T09:59:40Z', { ...paris, language: 'en' })).toBe('now');
  });

  it('names the day once it is not today where the clerk is', () => {
    expect(formatReceived('2026-11-21T22:30:00Z', { ...paris, language: 'en' })).toBe('21 Nov, 23:30');
    expect(formatReceived('2025-11-21T22:30:00Z', { ...paris, language: 'fr' })).toBe('21 nov. 2025');
  });
});

describe('formatInstant', () => {
  it('says day and time in the clerk’s own time zone', () => {
    expect(formatInstant('2026-11-21T22:30:00Z', 'en', 'Europe/Paris')).toBe('21 Nov 2026, 23:30');
    expect(formatInstant('2026-11-21T23:30:00Z', 'fr', 'Europe/Paris')).toBe('22 nov. 2026, 00:30');
  });
});
