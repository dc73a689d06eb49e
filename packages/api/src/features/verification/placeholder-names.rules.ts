import { foldWords } from '../../platform/rules/fold-words.rules.ts';

/** Written in the place of a given name until the parents have chosen one; a number behind it tells twins apart. */
const OF_NEWBORNS = new Set(
  'baby babyboy babygirl newborn infant boy girl male female unnamed nn bb bebe nouveaune nouveaunee garcon fille'.split(
    ' ',
  ),
);

/** `Son of Anne`, `Enfant d’Anne`, `B/O Anne`: the name that follows is the mother's. */
const CHILD_OF = /^(son|daughter|child|baby|infant|twin|fils|fille|enfant|bebe|jumeau|jumelle|b) ?\d? (of|o|de|d)\b/;

/** Written by programs that want a name and by people who do not know it. */
const OF_NOBODY = new Set(
  'unknown unk inconnu inconnue anonyme anonymous fnu lnu nfn nln sansnom sansprenom noname nonname xx xxx xxxx'.split(
    ' ',
  ),
);

/** Whether a text stands where the given name of a newborn will stand. Whoever bears one of these as a name is asked about. */
export function isNameOfNewborn(given: string): boolean {
  const words = foldWords(given);
  const [first = '', second = ''] = words;
  const starts = [first, first + second].map((word) => word.replace(/\d+$/, ''));
  return starts.some((word) => OF_NEWBORNS.has(word)) || CHILD_OF.test(words.join(' '));
}

/** Whether a text only says that a name is not known. */
export const isNameOfNobody = (name: string): boolean => OF_NOBODY.has(foldWords(name).join(''));
