const QUOTED = /^"((?:[^"\\]|\\.)*)"$/;

/** The messages of a gettext catalogue that have no translation; the header is none. */
export const missingTranslations = (catalogue: string): string[] => {
  const missing: string[] = [];
  for (const block of catalogue.split(/\n\s*\n/)) {
    const parts: Record<string, string> = {};
    let at = '';
    for (const line of block.split('\n')) {
      const [, key, rest] = /^(msgid|msgstr)(?:\[\d+\])?\s+(.*)$/.exec(line) ?? [];
      if (key !== undefined) at = key;
      const [, text] = QUOTED.exec((rest ?? line).trim()) ?? [];
      if (at !== '' && text !== undefined) parts[at] = (parts[at] ?? '') + text;
    }
    const id = parts['msgid'] ?? '';
    if (id !== '' && (parts['msgstr'] ?? '') === '') missing.push(id);
  }
  return missing;
};
