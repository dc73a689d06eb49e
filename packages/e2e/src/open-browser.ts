import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';

/** Where Chrome or Chromium usually is; the one from npm is the fallback. */
const KNOWN = [
  process.env['CHROME_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

const launch = async (): Promise<Browser> => {
  const installed = KNOWN.find((path) => path !== undefined && existsSync(path));
  return installed === undefined
    ? chromium.launch({ executablePath: await sparticuz.executablePath(), args: sparticuz.args })
    : chromium.launch({ executablePath: installed, args: ['--no-sandbox', '--disable-gpu', ...QUIET] });
};

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
  const browser = await launch();
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
      context.setDefaultTimeout(30_000);
      const page = await context.newPage();
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      return { page, context };
    },
    [Symbol.asyncDispose]: () => browser.close(),
  };
};
