import { useLingui } from '@lingui/react/macro';
import type { NarrativeBlock, NarrativeInline, NarrativeMark } from '@mailroom/contracts';
import type { ReactNode } from 'react';
import { showControls } from '../../platform/language/show-controls.ts';
import { AsWritten } from '../../ui/as-written.tsx';
import classes from './narrative.module.css';

// Blocks, rows and runs are read once and never reordered, and nothing else tells them apart: their place is their key.
/* oxlint-disable react/no-array-index-key -- see above */

const elements: Record<NarrativeMark, 'strong' | 'em' | 'u' | 'sub' | 'sup'> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  sub: 'sub',
  sup: 'sup',
};

const Run = ({ text, marks }: Extract<NarrativeInline, { kind: 'text' }>): ReactNode =>
  marks.reduce<ReactNode>((children, mark) => {
    const Element = elements[mark];
    return <Element>{children}</Element>;
  }, showControls(text));

const Inline = ({ inline }: { inline: NarrativeInline }) => (inline.kind === 'break' ? <br /> : <Run {...inline} />);

type TableBlock = Extract<NarrativeBlock, { kind: 'table' }>;

const Cell = ({ cell, scope }: { cell: TableBlock['rows'][number]['cells'][number]; scope: 'col' | 'row' }) => {
  const spans = { colSpan: cell.columns, rowSpan: cell.rows };
  const content = <NarrativeBlocks blocks={cell.blocks} />;
  // An empty corner names no column; a header cell without words would be announced as one.
  if ((cell.isHeader satisfies boolean) && cell.blocks.length > 0) {
    return (
      <th scope={scope} {...spans}>
        {content}
      </th>
    );
  }
  return <td {...spans}>{content}</td>;
};

const Table = ({ table: { caption, rows } }: { table: TableBlock }) => {
  const { t } = useLingui();
  const body = rows.findIndex((row) => !(row.isHeader satisfies boolean));
  const head = body === -1 ? rows.length : body;
  const paint = (part: TableBlock['rows']) =>
    part.map((row, index) => (
      <tr key={index}>
        {row.cells.map((cell, index) => (
          <Cell key={index} cell={cell} scope={row.isHeader ? 'col' : 'row'} />
        ))}
      </tr>
    ));
  return (
    // A wide table scrolls by itself, and with the keyboard too.
    <div
      className={classes['scroller']}
      role="group"
      aria-label={caption === null ? t`Table` : showControls(caption)}
      tabIndex={0}
    >
      <table className={classes['table']}>
        {caption === null ? null : (
          <caption className={classes['caption']}>
            <AsWritten>{caption}</AsWritten>
          </caption>
        )}
        {head > 0 ? <thead>{paint(rows.slice(0, head))}</thead> : null}
        <tbody>{paint(rows.slice(head))}</tbody>
      </table>
    </div>
  );
};

const Paragraph = ({ inlines }: Extract<NarrativeBlock, { kind: 'paragraph' }>) => (
  <p className={classes['paragraph']}>
    {inlines.map((inline, index) => (
      <Inline key={index} inline={inline} />
    ))}
  </p>
);

const List = ({ isOrdered, items }: Extract<NarrativeBlock, { kind: 'list' }>) => {
  const Element = (isOrdered satisfies boolean) ? 'ol' : 'ul';
  return (
    <Element className={classes['list']}>
      {items.map((item, index) => (
        <li key={index}>
          <NarrativeBlocks blocks={item} />
        </li>
      ))}
    </Element>
  );
};

const Block = ({ block }: { block: NarrativeBlock }) => {
  if (block.kind === 'table') return <Table table={block} />;
  return (
    <>
      {block.caption === null ? null : (
        <p className={classes['caption']}>
          <AsWritten>{block.caption}</AsWritten>
        </p>
      )}
      {block.kind === 'list' ? <List {...block} /> : <Paragraph {...block} />}
    </>
  );
};

/** Paints the few shapes that a narrative has. Text goes in as text, whatever it looks like. */
export const NarrativeBlocks = ({ blocks }: { blocks: readonly NarrativeBlock[] }) =>
  blocks.map((block, index) => <Block key={index} block={block} />);
