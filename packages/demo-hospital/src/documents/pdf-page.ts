/** A document that pdfkit is drawing. */
export type Pdf = PDFKit.PDFDocument;

/** The area to write in, in points, and the sender's colour. */
export interface Page {
  left: number;
  right: number;
  width: number;
  bottom: number;
  color: string;
}

export const INK = '#212529';
export const GREY = '#6c757d';
