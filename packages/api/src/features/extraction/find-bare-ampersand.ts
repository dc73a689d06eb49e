/** What is skipped, where an & is only a character, by how it begins and ends. */
const SKIPPED: Readonly<Record<string, string>> = { '<!--': '-->', '<![CDATA[': ']]>', '<?': '?>' };

const BARE = '&(?!(?:amp|lt|gt|quot|apos|#\\d{1,10}|#x[\\dA-Fa-f]{1,8});)';

/** A place in a text, the first line and the first column being 1. */
interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * Where the first & before `end` stands that begins no entity of XML 1.0 (§4.6) and no character reference. Linear: what is
 * skipped is looked at once.
 */
export function findBareAmpersand(text: string, end: number): Position | null {
  const sought = new RegExp(`<!--|<!\\[CDATA\\[|<\\?|${BARE}`, 'g');
  for (let found = sought.exec(text); found !== null && found.index < end; found = sought.exec(text)) {
    const skippedTo = SKIPPED[found[0]];
    if (skippedTo === undefined) return positionOf(text, found.index);
    const after = text.indexOf(skippedTo, sought.lastIndex);
    if (after === -1) return null;
    sought.lastIndex = after;
  }
  return null;
}

function positionOf(text: string, index: number): Position {
  const lines = text.slice(0, index).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
