const QUOTED = /^"((?:[^"\\]|\\.)*)"$/;

/** One message of a gettext catalogue: what the source says, and what the language says for it. */
interface Message {
  readonly id: string;
  readonly text: string;
}

/** The messages of a catalogue; its header is none. */
const messagesOf = (catalogue: string): Message[] =>
  catalogue.split(/\n\s*\n/).flatMap((block) => {
    const parts: Record<string, string> = {};
    let at = '';
    for (const line of block.split('\n')) {
      const [, key, rest] = /^(msgid|msgstr)(?:\[\d+\])?\s+(.*)$/.exec(line) ?? [];
      if (key !== undefined) at = key;
      const [, text] = QUOTED.exec((rest ?? line).trim()) ?? [];
      if (at !== '' && text !== undefined) parts[at] = (parts[at] ?? '') + text;
    }
    const { msgid: id = '', msgstr: text = '' } = parts;
    return id === '' ? [] : [{ id, text }];
  });

/** The messages of a catalogue that have no translation. */
export const missingTranslations = (catalogue: string): string[] =>
  messagesOf(catalogue).flatMap(({ id, text }) => (text === '' ? [id] : []));

/** The placeholders of an ICU message, and the elements that it wraps; a branch of a plural is a message of its own. */
const placeholdersOf = (message: string): Set<string> => {
  const found = new Set([...message.matchAll(/<\/?\w+\/?>/g)].map(([tag]) => tag));
  let at = 0;
  const readMessage = (): void => {
    for (; at < message.length && message[at] !== '}'; at += 1) if (message[at] === '{') readPlaceholder();
  };
  const readPlaceholder = (): void => {
    const [whole, name = '', kind = ''] = /^\{\s*(\w+)\s*(?:,\s*(\w+)\s*)?/.exec(message.slice(at)) ?? ['{'];
    found.add(kind === '' ? name : `${name}, ${kind}`);
    for (at += whole.length; at < message.length && message[at] !== '}'; at += 1) {
      if (message[at] !== '{') continue;
      at += 1;
      readMessage();
    }
  };
  readMessage();
  return found;
};

/** Translations that show other values than the source does: `{counts}` for `{count}` shows nothing. */
export const wrongPlaceholders = (catalogue: string): string[] =>
  messagesOf(catalogue).flatMap(({ id, text }) => {
    if (text === '') return [];
    const [meant, said] = [placeholdersOf(id), placeholdersOf(text)];
    const strange = [...meant, ...said].filter((one) => !(meant.has(one) && said.has(one)));
    return strange.length === 0 ? [] : [`${strange.join(' ')} in "${id}"`];
  });

/** French sets `: ; ? ! »` and what follows `«` apart with a space at which no line may end (U+00A0). */
const BREAKING_SPACE = /\S [:;?!»]|« /;

/** The messages of a French catalogue at whose signs a line might end. */
export const breakingSpaces = (catalogue: string): string[] =>
  messagesOf(catalogue).flatMap(({ text }) => (BREAKING_SPACE.test(text) ? [text] : []));
