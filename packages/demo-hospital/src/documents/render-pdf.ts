import PdfKit from 'pdfkit';
import { REFERENCE_DATE } from '../seeded.ts';
import type { ClinicalDocument, Section } from './content.ts';
import { drawTrace } from './ecg-trace.ts';
import { drawBlock } from './pdf-blocks.ts';
import { GREY, INK, type Page, type Pdf } from './pdf-page.ts';
import { birthLine, doctorName, letterWords, longDate, patientName } from './wording.ts';

const MARGIN = 56;

/** A rounded square with a cross: every sender's emblem, in its own colour. */
function drawEmblem(pdf: Pdf, color: string): void {
  pdf.roundedRect(MARGIN, 42, 34, 34, 8).fill(color);
  pdf.rect(MARGIN + 14, 49, 6, 20).fill('#ffffff');
  pdf.rect(MARGIN + 7, 56, 20, 6).fill('#ffffff');
}

function drawLetterhead(pdf: Pdf, page: Page, document: ClinicalDocument): void {
  const { sender } = document;
  drawEmblem(pdf, sender.color);
  pdf
    .font('Helvetica-Bold')
    .fontSize(15)
    .fillColor(sender.color)
    .text(sender.name, MARGIN + 46, 43, { width: 270 });
  pdf
    .font('Helvetica')
    .fontSize(9)
    .fillColor(GREY)
    .text(letterWords(document).specialty, MARGIN + 46, pdf.y + 2, { width: 270 });
  const { city, postalCode, state } = sender;
  const towns = { FR: `${postalCode} ${city}`, GB: `${city} ${postalCode}`, US: `${city}, ${state} ${postalCode}` };
  pdf
    .fontSize(8.5)
    .text(`${sender.addressLine}\n${towns[document.person.realm]}\n${sender.phone}`, page.right - 180, 44, {
      width: 180,
      align: 'right',
      lineGap: 2,
    });
  pdf.moveTo(MARGIN, 92).lineTo(page.right, 92).lineWidth(1.4).strokeColor(sender.color).stroke();
}

function drawAddresses(pdf: Pdf, page: Page, document: ClinicalDocument): void {
  const { person, recipient } = document;
  const words = letterWords(document);
  const top = 112;
  pdf.roundedRect(MARGIN, top, 226, 78, 6).fill('#f3f5f7');
  pdf
    .font('Helvetica')
    .fontSize(7.5)
    .fillColor(GREY)
    .text(words.patient.toUpperCase(), MARGIN + 12, top + 10);
  pdf
    .font('Helvetica-Bold')
    .fontSize(11)
    .fillColor(INK)
    .text(patientName(person), MARGIN + 12, top + 23, { width: 204, height: 14, ellipsis: true });
  pdf
    .font('Helvetica')
    .fontSize(9)
    .text(birthLine(document), MARGIN + 12, top + 40, { width: 204 })
    .text(`${words.mrn} ${person.mrn}`, MARGIN + 12, top + 54, { width: 204 });
  pdf
    .font('Helvetica-Bold')
    .fontSize(10)
    .text(recipient.name, page.right - 190, top + 10, { width: 190 });
  pdf.font('Helvetica').fontSize(9.5).text(recipient.lines.join('\n'), { width: 190, lineGap: 1.5 });
  pdf
    .fontSize(9.5)
    .fillColor(GREY)
    .text(longDate(document), page.right - 190, top + 70, { width: 190 });
}

function drawSection(pdf: Pdf, page: Page, section: Section): void {
  if (pdf.y > page.bottom - 60) pdf.addPage();
  pdf.moveDown(0.65);
  pdf
    .font('Helvetica-Bold')
    .fontSize(10.5)
    .fillColor(page.color)
    .text(section.title, MARGIN, pdf.y, { width: page.width });
  pdf.moveDown(0.3);
  for (const block of section.blocks) drawBlock(pdf, page, block);
  for (const inner of section.sections ?? []) drawSection(pdf, page, inner);
}

/** A little more than the section and the signature below it need, in points. */
const heightWithSignature = (section: Section): number => {
  const lines = section.blocks.map((block) => {
    if (block.kind === 'paragraph') return Math.ceil(block.text.length / 95);
    return block.kind === 'list' ? block.items.length : block.rows.length + 2;
  });
  return 26 + lines.reduce((sum, count) => sum + count * 17, 0) + 96;
};

/** The last section stays with the signature: a page with nothing but a name on it looks lost. */
function drawSections(pdf: Pdf, page: Page, sections: readonly Section[]): void {
  for (const section of sections) {
    if (section === sections.at(-1) && pdf.y + heightWithSignature(section) > page.bottom) pdf.addPage();
    drawSection(pdf, page, section);
  }
}

/** A vector scrawl that stands for a signature. */
function drawSignature(pdf: Pdf, x: number, y: number): void {
  pdf
    .moveTo(x, y + 14)
    .bezierCurveTo(x + 10, y - 14, x + 22, y + 30, x + 30, y + 6)
    .bezierCurveTo(x + 36, y - 10, x + 40, y + 24, x + 52, y + 8)
    .bezierCurveTo(x + 62, y - 4, x + 66, y + 20, x + 84, y + 4)
    .bezierCurveTo(x + 92, y - 2, x + 104, y + 10, x + 118, y + 2)
    .lineWidth(1.1)
    .strokeColor('#1c3d7a')
    .stroke();
}

function drawClosing(pdf: Pdf, page: Page, document: ClinicalDocument): void {
  const words = letterWords(document);
  if (pdf.y > page.bottom - 90) pdf.addPage();
  pdf.moveDown(0.9);
  if (document.isLetter) {
    pdf.font('Helvetica').fontSize(10).fillColor(INK).text(words.closing, MARGIN, pdf.y, { width: page.width });
    pdf.moveDown(0.8);
  }
  const top = pdf.y;
  drawSignature(pdf, page.right - 180, top);
  pdf.font('Helvetica-Bold').text(doctorName(document.author), page.right - 190, top + 30, { width: 190 });
  pdf
    .font('Helvetica')
    .fontSize(9)
    .fillColor(GREY)
    .text(words.specialty, { width: 190 })
    .text(words.license, { width: 190 });
}

function drawFooters(pdf: Pdf, page: Page, document: ClinicalDocument): void {
  const words = letterWords(document);
  const { start, count } = pdf.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    pdf.switchToPage(start + index);
    // The footer stands below the bottom margin; without this, pdfkit would begin another page for it.
    pdf.page.margins.bottom = 0;
    const y = pdf.page.height - 44;
    pdf.moveTo(MARGIN, y).lineTo(page.right, y).lineWidth(0.5).strokeColor('#ced4da').stroke();
    pdf
      .font('Helvetica')
      .fontSize(7.5)
      .fillColor(GREY)
      .text(words.footer, MARGIN, y + 8, { width: page.width - 60, lineBreak: false });
    pdf.text(`${index + 1} / ${count}`, page.right - 60, y + 8, { width: 60, align: 'right', lineBreak: false });
  }
}

function openPdf(document: ClinicalDocument): Pdf {
  return new PdfKit({
    size: document.person.realm === 'US' ? 'LETTER' : 'A4',
    margins: { top: 56, bottom: 64, left: MARGIN, right: MARGIN },
    bufferPages: true,
    // Deflate's output depends on the machine's zlib. Uncompressed, the bytes are the same everywhere.
    compress: false,
    lang: document.language,
    info: {
      Title: document.title,
      Author: document.sender.name,
      Creator: 'demo-hospital',
      CreationDate: REFERENCE_DATE,
      ModDate: REFERENCE_DATE,
    },
  });
}

/** The same content as a printed letter: letterhead, patient and addressee, sections, signature, page numbers. */
export async function renderPdf(document: ClinicalDocument): Promise<Buffer> {
  const pdf = openPdf(document);
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const isDone = new Promise((resolve) => pdf.on('end', resolve));
  const page: Page = {
    left: MARGIN,
    right: pdf.page.width - MARGIN,
    width: pdf.page.width - 2 * MARGIN,
    bottom: pdf.page.height - 64,
    color: document.sender.color,
  };
  drawLetterhead(pdf, page, document);
  drawAddresses(pdf, page, document);
  pdf.font('Helvetica-Bold').fontSize(13).fillColor(INK).text(document.title, MARGIN, 212, { width: page.width });
  if (document.isLetter) {
    pdf.moveDown(0.7);
    pdf.font('Helvetica').fontSize(10).text(letterWords(document).salutation, MARGIN, pdf.y, { width: page.width });
  }
  drawSections(pdf, page, document.sections);
  drawClosing(pdf, page, document);
  if (document.hasTrace) {
    pdf.addPage();
    drawTrace(pdf, page, document);
  }
  drawFooters(pdf, page, document);
  pdf.end();
  await isDone;
  return Buffer.concat(chunks);
}
