import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';

/** Where Chrome or Chromium usually is; the one from npm is the fallback. */
const KNOWN = [
  process.env['CHROME_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Not the package's own arguments: they make one process of the browser, which ends with the first visitor who leaves. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** The browser that this machine has, or the one from npm, and how to start it. */
export const findBrowser = async (): Promise<{ executablePath: string; args: string[] }> => {
  const installed = KNOWN.find((path) => path !== undefined && existsSync(path));
  return { executablePath: installed ?? (await sparticuz.executablePath()), args: ARGUMENTS };
};
