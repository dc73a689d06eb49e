import type { ClinicalDocument } from './content.ts';
import { GREY, INK, type Page, type Pdf } from './pdf-page.ts';

const MILLIMETRE = 72 / 25.4;

/** Centre and width in seconds, height in millivolts, of P, Q, R, S and T. */
const WAVES = [
  [0.16, 0.022, 0.14],
  [0.278, 0.008, -0.1],
  [0.3, 0.011, 1.05],
  [0.324, 0.009, -0.24],
  [0.53, 0.042, 0.28],
] as const;

/** How much of the complex each lead sees. */
const LEADS: readonly (readonly [string, number])[] = [
  ['I', 0.7],
  ['aVR', -0.85],
  ['V1', -0.55],
  ['V4', 1.25],
  ['II', 1],
  ['aVL', 0.35],
  ['V2', -0.35],
  ['V5', 1.1],
  ['III', 0.4],
  ['aVF', 0.7],
  ['V3', 0.6],
  ['V6', 0.9],
];

const BEAT_SECONDS = 0.86;

const millivolts = (second: number): number => {
  const phase = second % BEAT_SECONDS;
  let sum = 0;
  for (const [centre, width, height] of WAVES) sum += height * Math.exp(-(((phase - centre) / width) ** 2) / 2);
  return sum;
};

function drawGrid(pdf: Pdf, area: { x: number; y: number; columns: number; rows: number }): void {
  const [width, height] = [area.columns * MILLIMETRE, area.rows * MILLIMETRE];
  for (const [step, weight, color] of [
    [1, 0.25, '#fbe0e6'],
    [5, 0.5, '#f3b6c4'],
  ] as const) {
    for (let column = 0; column <= area.columns; column += step) {
      pdf.moveTo(area.x + column * MILLIMETRE, area.y).lineTo(area.x + column * MILLIMETRE, area.y + height);
    }
    for (let row = 0; row <= area.rows; row += step) {
      pdf.moveTo(area.x, area.y + row * MILLIMETRE).lineTo(area.x + width, area.y + row * MILLIMETRE);
    }
    pdf.lineWidth(weight).strokeColor(color).stroke();
  }
}

function drawLead(
  pdf: Pdf,
  lead: { name: string; gain: number; x: number; baseline: number; millimetres: number; startsAt: number },
): void {
  for (let step = 0; step <= lead.millimetres * 4; step += 1) {
    const along = step / 4;
    const x = lead.x + along * MILLIMETRE;
    // 25 mm/s and 10 mm/mV, as on paper.
    const y = lead.baseline - millivolts(lead.startsAt + along / 25) * lead.gain * 10 * MILLIMETRE;
    if (step === 0) pdf.moveTo(x, y);
    else pdf.lineTo(x, y);
  }
  pdf.lineWidth(0.8).strokeColor(INK).stroke();
  pdf
    .font('Helvetica-Bold')
    .fontSize(8)
    .fillColor(INK)
    .text(lead.name, lead.x + 3, lead.baseline - 13 * MILLIMETRE, { lineBreak: false });
}

/** Twelve leads in three rows and a rhythm strip, on pink millimetre paper. */
export function drawTrace(pdf: Pdf, page: Page, document: ClinicalDocument): void {
  const columns = Math.floor(page.width / MILLIMETRE / 5) * 5;
  const area = { x: page.left, y: 92, columns, rows: 130 };
  const title = document.language === 'fr' ? 'Tracé à douze dérivations' : 'Twelve-lead tracing';
  pdf.font('Helvetica-Bold').fontSize(11).fillColor(page.color).text(title, page.left, 58);
  pdf
    .font('Helvetica')
    .fontSize(8)
    .fillColor(GREY)
    .text('25 mm/s   10 mm/mV   0,05–150 Hz'.replace(',', document.language === 'fr' ? ',' : '.'), page.left, 75);
  drawGrid(pdf, area);
  const each = columns / 4;
  LEADS.forEach(([name, gain], index) => {
    const column = index % 4;
    const baseline = area.y + (20 + Math.floor(index / 4) * 32) * MILLIMETRE;
    drawLead(pdf, {
      name,
      gain,
      x: area.x + column * each * MILLIMETRE,
      baseline,
      millimetres: each,
      startsAt: (column * each) / 25,
    });
  });
  drawLead(pdf, {
    name: 'II',
    gain: 1,
    x: area.x,
    baseline: area.y + 117 * MILLIMETRE,
    millimetres: columns,
    startsAt: 0,
  });
}
