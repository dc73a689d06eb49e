/** One bar: its length, and the ends of what the rounds showed. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly words: string;
}

const WIDTH = 760;
const LABEL_WIDTH = 130;
const WORDS_WIDTH = 170;
const ROW_HEIGHT = 30;
const BAR_HEIGHT = 16;
const TOP = 44;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Decades make variants comparable that are a hundred times apart. */
const scaleOf = (bars: readonly Bar[]): ((value: number) => number) => {
  const from = Math.log10(Math.min(...bars.map(({ least }) => least))) - 0.3;
  const to = Math.log10(Math.max(...bars.map(({ most }) => most)));
  return (value) => ((Math.log10(value) - from) / (to - from || 1)) * (WIDTH - LABEL_WIDTH - WORDS_WIDTH);
};

/** Bars on a logarithmic scale, with the spread over rounds as a line through the end of each. */
export const drawBars = (title: string, bars: readonly Bar[]): string => {
  const scale = scaleOf(bars);
  const rows = bars.map(({ label, value, least, most, words }, index) => {
    const y = TOP + index * ROW_HEIGHT;
    const middle = y + BAR_HEIGHT / 2;
    const at = (length: number) => (LABEL_WIDTH + length).toFixed(1);
    return [
      `<text x="${LABEL_WIDTH - 8}" y="${middle + 4}" text-anchor="end">${escape(label)}</text>`,
      `<rect x="${LABEL_WIDTH}" y="${y}" width="${scale(value).toFixed(1)}" height="${BAR_HEIGHT}" fill="#4c6ef5"/>`,
      `<line x1="${at(scale(least))}" x2="${at(scale(most))}" y1="${middle}" y2="${middle}" stroke="#212529" stroke-width="2"/>`,
      `<text x="${Number(at(scale(most))) + 8}" y="${middle + 4}">${escape(words)}</text>`,
    ].join('\n');
  });
  const height = TOP + bars.length * ROW_HEIGHT;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escape(title)}" font-family="system-ui, sans-serif" font-size="13">`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    `<text x="8" y="24" font-size="15" font-weight="600">${escape(title)}</text>`,
    ...rows,
    '</svg>',
    '',
  ].join('\n');
};
