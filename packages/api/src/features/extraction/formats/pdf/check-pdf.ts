import { getDocument, PasswordException, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Why nobody can read a PDF here. */
export type PdfTrouble = 'password-needed' | 'broken' | 'cannot-be-shown';

/**
 * Whether a PDF opens, by the library that shows it in the browser: what opens here opens there. One that only its author may
 * change opens, as does one whose table of contents is wrong.
 */
export async function checkPdf(bytes: Uint8Array): Promise<PdfTrouble | null> {
  if (isCut(bytes)) return 'broken';
  // It takes the bytes away, so it gets a copy. Nothing in a file runs, is fetched or is painted.
  const loading = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    useWorkerFetch: false,
    stopAtErrors: false,
  });
  try {
    const { numPages } = await loading.promise;
    return numPages > 0 ? null : 'broken';
  } catch (error) {
    return troubleOf(error);
  } finally {
    await loading.destroy();
  }
}

const troubleOf = (error: unknown): PdfTrouble => {
  if (error instanceof PasswordException) return 'password-needed';
  return error instanceof Error && error.name === 'InvalidPDFException' ? 'broken' : 'cannot-be-shown';
};

/**
 * ISO 32000-1 §7.5.5: a file ends with its trailer, once more after each update. Objects after the last end belong to a file, or to
 * an update of it, that is cut off; a viewer would show what is left without a word.
 */
function isCut(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return /\d \d+ obj\b/.test(file.subarray(Math.max(0, file.lastIndexOf('%%EOF'))).toString('latin1'));
}
