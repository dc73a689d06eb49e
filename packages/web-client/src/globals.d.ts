declare module '*.po' {
  import type { Messages } from '@lingui/core';
  export const messages: Messages;
}

/** The hash of each contract that this build was made from; see contract-hashes.ts. */
declare const CONTRACT_HASHES: Readonly<Record<string, string>>;

/** Where the build put pdf.js's data files; see pdfjs-assets.ts. */
declare const PDFJS_ASSETS: string;
