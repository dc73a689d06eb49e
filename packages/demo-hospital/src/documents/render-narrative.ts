import { type Block, type Inline, type Section, toRuns } from './content.ts';

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const STYLE_CODES = { bold: 'Bold', underline: 'Underline', italic: 'Italics' } as const;

const inlineXml = (text: Inline): string =>
  toRuns(text)
    .map(({ text, mark }) => {
      const escaped = escapeXml(text);
      if (mark === null) return escaped;
      if (mark === 'sup' || mark === 'sub') return `<${mark}>${escaped}</${mark}>`;
      return `<content styleCode="${STYLE_CODES[mark]}">${escaped}</content>`;
    })
    .join('');

const rowXml = (cells: readonly Inline[], cell: 'th' | 'td'): string =>
  `<tr>${cells.map((text) => `<${cell}>${inlineXml(text)}</${cell}>`).join('')}</tr>`;

function tableXml(table: Extract<Block, { kind: 'table' }>): string {
  const rows = table.rows.map((row) => rowXml(row, 'td')).join('\n          ');
  return `<table><thead>${rowXml(table.head, 'th')}</thead><tbody>\n          ${rows}</tbody></table>`;
}

function blockXml(block: Block): string {
  if (block.kind === 'paragraph') return `<paragraph>${inlineXml(block.text)}</paragraph>`;
  if (block.kind === 'table') return tableXml(block);
  const items = block.items.map((item) => `<item>${inlineXml(item)}</item>`).join('');
  return `<list listType="${block.isOrdered ? 'ordered' : 'unordered'}">${items}</list>`;
}

function sectionXml(section: Section): string {
  const code =
    section.code === null
      ? ''
      : `<code code="${section.code}" codeSystem="2.16.840.1.113883.6.1" codeSystemName="LOINC"/>`;
  return `      <component><section>
        ${code}<title>${escapeXml(section.title)}</title>
        <text>
        ${section.blocks.map(blockXml).join('\n        ')}
        </text>
${(section.sections ?? []).map(sectionXml).join('\n')}
      </section></component>`;
}

/** The sections of a structured body, with the narrative that people read. */
export const renderSections = (sections: readonly Section[]): string => sections.map(sectionXml).join('\n');
