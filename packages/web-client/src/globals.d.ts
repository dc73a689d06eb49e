declare module '*.po' {
  import type { Messages } from '@lingui/core';
  export const messages: Messages;
}

/** Where the build put pdf.js's data files; see pdfjs-assets.ts. */
declare const PDFJS_ASSETS: string;
