import { type Block, type Inline, type Run, toRuns } from './content.ts';
import { INK, type Page, type Pdf } from './pdf-page.ts';

const BODY_SIZE = 10;
const TABLE_SIZE = 9;
const ROW_PADDING = 4;
const LINE_GAP = 1.6;

const FONTS: Readonly<Record<NonNullable<Run['mark']> | 'plain', string>> = {
  plain: 'Helvetica',
  bold: 'Helvetica-Bold',
  italic: 'Helvetica-Oblique',
  underline: 'Helvetica',
  sup: 'Helvetica',
  sub: 'Helvetica',
};

interface Place {
  x: number;
  y: number;
  width: number;
  size: number;
}

/** One line with raised and lowered runs, each drawn at its own place: pdfkit's flow loses the line when sizes change. */
function drawFormula(pdf: Pdf, runs: readonly Run[], place: Place): void {
  let { x } = place;
  for (const run of runs) {
    const isSmall = run.mark === 'sup' || run.mark === 'sub';
    const shift = run.mark === 'sub' ? 0.42 : run.mark === 'sup' ? -0.08 : 0;
    pdf.font(FONTS[run.mark ?? 'plain']).fontSize(isSmall ? place.size * 0.7 : place.size);
    pdf.text(run.text, x, place.y + shift * place.size, { lineBreak: false });
    x += pdf.widthOfString(run.text);
  }
  pdf.x = place.x;
  pdf.y = place.y + place.size * 1.156 + LINE_GAP;
}

/** Text with its marks, flowing as one paragraph. */
function drawInline(pdf: Pdf, text: Inline, place: Place): void {
  const runs = toRuns(text);
  pdf.fillColor(INK).font('Helvetica').fontSize(place.size);
  const isFormula = runs.some((run) => run.mark === 'sup' || run.mark === 'sub');
  if (isFormula && pdf.widthOfString(plainText(text)) < place.width) {
    drawFormula(pdf, runs, place);
    return;
  }
  runs.forEach((run, index) => {
    const options = {
      width: place.width,
      lineGap: LINE_GAP,
      underline: run.mark === 'underline',
      continued: index < runs.length - 1,
    };
    pdf.font(FONTS[run.mark ?? 'plain']);
    if (index === 0) pdf.text(run.text, place.x, place.y, options);
    else pdf.text(run.text, options);
  });
}

const plainText = (text: Inline): string =>
  toRuns(text)
    .map((run) => run.text)
    .join('');

function ensureRoom(pdf: Pdf, page: Page, height: number): void {
  if (pdf.y + height > page.bottom) pdf.addPage();
}

function drawList(pdf: Pdf, page: Page, block: Extract<Block, { kind: 'list' }>): void {
  block.items.forEach((item, index) => {
    pdf.font('Helvetica').fontSize(BODY_SIZE);
    ensureRoom(pdf, page, pdf.heightOfString(plainText(item), { width: page.width - 16, lineGap: LINE_GAP }));
    const { y } = pdf;
    if (block.isOrdered) pdf.fillColor(page.color).text(`${index + 1}.`, page.left, y, { width: 14, lineBreak: false });
    else pdf.circle(page.left + 5, y + 4.6, 1.5).fill(page.color);
    drawInline(pdf, item, { x: page.left + 16, y, width: page.width - 16, size: BODY_SIZE });
    pdf.y += 1.5;
  });
}

/** Columns as wide as their longest text asks for, in proportion. */
function columnWidths(pdf: Pdf, page: Page, rows: readonly (readonly Inline[])[]): number[] {
  pdf.font('Helvetica-Bold').fontSize(TABLE_SIZE);
  const wanted = (rows[0] ?? []).map((_, column) =>
    Math.min(Math.max(...rows.map((row) => pdf.widthOfString(plainText(row[column] ?? '')))) + 18, 220),
  );
  const total = wanted.reduce((sum, width) => sum + width, 0);
  return wanted.map((width) => (width / total) * page.width);
}

function drawRow(
  pdf: Pdf,
  page: Page,
  row: { cells: readonly Inline[]; widths: readonly number[]; fill: string | null; isHead: boolean },
): void {
  pdf.font(row.isHead ? 'Helvetica-Bold' : 'Helvetica').fontSize(TABLE_SIZE);
  const heights = row.cells.map((cell, index) =>
    pdf.heightOfString(plainText(cell), { width: (row.widths[index] ?? 0) - 12 }),
  );
  const height = Math.max(...heights) + 2 * ROW_PADDING;
  ensureRoom(pdf, page, height);
  const { y } = pdf;
  if (row.fill !== null) pdf.rect(page.left, y, page.width, height).fill(row.fill);
  let x = page.left;
  row.cells.forEach((cell, index) => {
    const width = row.widths[index] ?? 0;
    const text = row.isHead && cell !== '' ? `**${cell}**` : cell;
    if (text !== '') drawInline(pdf, text, { x: x + 6, y: y + ROW_PADDING + 0.5, width: width - 12, size: TABLE_SIZE });
    x += width;
  });
  pdf
    .moveTo(page.left, y + height)
    .lineTo(page.right, y + height)
    .lineWidth(0.4)
    .strokeColor('#dee2e6')
    .stroke();
  pdf.x = page.left;
  pdf.y = y + height;
}

function drawTable(pdf: Pdf, page: Page, block: Extract<Block, { kind: 'table' }>): void {
  const widths = columnWidths(pdf, page, [block.head, ...block.rows]);
  ensureRoom(pdf, page, 60);
  pdf.y += 2;
  drawRow(pdf, page, { cells: block.head, widths, fill: '#e9ecef', isHead: true });
  block.rows.forEach((cells, index) => {
    drawRow(pdf, page, { cells, widths, fill: index % 2 === 1 ? '#f8f9fa' : null, isHead: false });
  });
  pdf.y += 4;
}

/** Draws a block below what was drawn last, on a new page when it does not fit. */
export function drawBlock(pdf: Pdf, page: Page, block: Block): void {
  switch (block.kind) {
    case 'paragraph':
      drawInline(pdf, block.text, { x: page.left, y: pdf.y, width: page.width, size: BODY_SIZE });
      pdf.y += 2;
      return;
    case 'list':
      drawList(pdf, page, block);
      return;
    case 'table':
      drawTable(pdf, page, block);
  }
}
