import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { findBrowser } from './find-browser.ts';

interface Visit {
  readonly locale?: 'en-GB' | 'fr-FR';
  readonly width?: number;
  /** Of another Mailroom than the one that stories share. */
  readonly url?: string;
}

/** A browser in which people sit down, each with cookies of their own. What goes wrong in a page fails the story. */
export interface StoryBrowser extends AsyncDisposable {
  sitDown(visit?: Visit): Promise<{ page: Page; context: BrowserContext }>;
  /** Errors on the pages' consoles and uncaught ones. */
  readonly errors: readonly string[];
}

export const openBrowser = async (): Promise<StoryBrowser> => {
  const browser = await chromium.launch(await findBrowser());
  const errors: string[] = [];
  return {
    errors,
    async sitDown({ locale = 'en-GB', width = 1440, url = inject('mailroom').url } = {}) {
      const context = await browser.newContext({
        baseURL: url,
        locale,
        timezoneId: 'Europe/Paris',
        viewport: { width, height: width < 600 ? 844 : 900 },
        permissions: ['clipboard-read', 'clipboard-write'],
        reducedMotion: 'reduce',
      });
      // On a busy machine a letter waits for its reader: what is waited for is what is true, and the story itself has a limit.
      context.setDefaultTimeout(120_000);
      const page = await context.newPage();
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      return { page, context };
    },
    [Symbol.asyncDispose]: () => browser.close(),
  };
};
