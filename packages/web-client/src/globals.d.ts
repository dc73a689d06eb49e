declare module '*.po' {
  import type { Messages } from '@lingui/core';
  export const messages: Messages;
}

/** The hash of each contract that this build was made from; see contract-facts.ts. */
declare const CONTRACT_HASHES: Readonly<Record<string, string>>;

/** The roles that may call a procedure; of those that it names not, every role may. See contract-facts.ts. */
declare const CONTRACT_ROLES: Readonly<Record<string, readonly string[]>>;

/** Where the build put pdf.js's data files; see pdfjs-assets.ts. */
declare const PDFJS_ASSETS: string;
