/** What single keys do until somebody chooses others. A key that is repeated while held is good for moving only. */
const DEFAULTS = {
  nextRow: ['j'],
  previousRow: ['k'],
  nextDocument: ['n', ']'],
  previousDocument: ['p', '['],
  select: ['x'],
  selectTo: ['X'],
  claim: ['a'],
  correct: ['e'],
  file: ['i'],
  reject: ['r'],
  compare: ['v'],
  undo: ['u'],
  note: ['m'],
  search: ['/'],
  help: ['?'],
} as const satisfies Record<string, readonly string[]>;

export type ShortcutName = keyof typeof DEFAULTS;

/** The keys that a person chose; what is absent has its default. */
export type Keymap = Readonly<Partial<Record<ShortcutName, string>>>;

// The keys of an object literal are the names of its type.
export const shortcutNames = Object.keys(DEFAULTS) as ShortcutName[];

const MOVES: ReadonlySet<ShortcutName> = new Set(['nextRow', 'previousRow', 'nextDocument', 'previousDocument']);

/** Whether holding the key down may do it again and again: moving may, deciding never. */
export const isMove = (name: ShortcutName): boolean => MOVES.has(name);

export const keysOf = (keymap: Keymap, name: ShortcutName): readonly string[] => {
  const chosen = keymap[name];
  return chosen === undefined ? DEFAULTS[name] : [chosen];
};

/** What a key does. */
export const shortcutOf = (keymap: Keymap, key: string): ShortcutName | null =>
  shortcutNames.find((name) => keysOf(keymap, name).includes(key)) ?? null;

/** One visible character. Digits choose candidates and stay what they are. */
export const isBindable = (key: string): boolean => /^[^\s\d]$/u.test(key);

/** The keymap with one more key chosen, or the shortcut that has this key already. */
export const rebind = (
  keymap: Keymap,
  name: ShortcutName,
  key: string,
): { keymap: Keymap } | { takenBy: ShortcutName } => {
  const holder = shortcutOf(keymap, key);
  if (holder !== null && holder !== name) return { takenBy: holder };
  return { keymap: { ...keymap, [name]: key } };
};

/** A keymap as it was stored, less what no longer is a shortcut or would do two things. */
export const readKeymap = (stored: unknown): Keymap => {
  if (typeof stored !== 'object' || stored === null) return {};
  let keymap: Keymap = {};
  for (const name of shortcutNames) {
    const key: unknown = Reflect.get(stored, name);
    if (typeof key !== 'string' || !isBindable(key)) continue;
    // Set without a check: two shortcuts that swapped their keys collide until both are read.
    keymap = { ...keymap, [name]: key };
  }
  const clashes = shortcutNames.filter((name) => keysOf(keymap, name).some((key) => shortcutOf(keymap, key) !== name));
  return clashes.length === 0 ? keymap : {};
};

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'> & {
  getModifierState: (key: 'AltGraph') => boolean;
};

const isCommand = (press: KeyPress): boolean =>
  // AltGr is how many keyboards write brackets; on Windows it looks like Ctrl and Alt.
  press.metaKey || ((press.ctrlKey || press.altKey) && !press.getModifierState('AltGraph'));

/** The character that a press means, whatever Caps Lock says; null for commands of the browser and keys without one. */
export const keyOf = (press: KeyPress): string | null => {
  if (isCommand(press) || !isBindable(press.key)) return null;
  return press.shiftKey ? press.key.toUpperCase() : press.key.toLowerCase();
};

/** The digit of a key by its place: a French keyboard writes digits with Shift only. */
export const digitOf = (press: KeyPress): number | null => {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  const [, digit] = /^(?:Digit|Numpad)([1-9])$/.exec(press.code) ?? [];
  if (digit === undefined || (press.shiftKey && press.key !== digit)) return null;
  return Number(digit);
};
