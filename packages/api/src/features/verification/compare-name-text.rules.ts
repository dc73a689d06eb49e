import type { Agreement } from '@mailroom/contracts';
import { foldWords } from '../../platform/rules/fold-words.rules.ts';
import { compareFamily, compareGiven, type IsNickname } from './compare-names.rules.ts';

/** The names that a record knows somebody by. */
interface KnownName {
  readonly families: readonly (string | null)[];
  readonly given: readonly string[];
}

export interface NameAgreements {
  readonly family: Agreement;
  readonly given: Agreement;
}

/** A longer text is no name. */
const MAX_WORDS = 12;

/** The words of a name that does not tell its parts apart. */
export const wordsOfName = (text: string | null): string[] => foldWords(text ?? '').slice(0, MAX_WORDS);

/**
 * A name that does not tell its parts apart, beside a name in parts: as it agrees best wherever the family name may begin or
 * end, at either end of the text.
 */
export function compareNameText(text: string, known: KnownName, isNickname?: IsNickname): NameAgreements {
  const words = wordsOfName(text);
  const splits = words.slice(1).flatMap((_, index) => {
    const [start, end] = [words.slice(0, index + 1), words.slice(index + 1)];
    return [
      { family: end, given: start },
      { family: start, given: end },
    ];
  });
  const compared = splits.map(({ family, given }) => ({
    family: compareFamily(family.join(' '), known.families),
    given: compareGiven(given, known.given, isNickname),
  }));
  return compared.toSorted((one, other) => strengthOf(other) - strengthOf(one))[0] ?? oneWord(words, known);
}

/** One word may be either name. */
function oneWord(words: string[], known: KnownName): NameAgreements {
  return { family: compareFamily(words.join(' '), known.families), given: 'missing' };
}

const STRENGTH: Readonly<Record<Agreement, number>> = { equal: 4, close: 2, missing: 1, different: 0 };

const strengthOf = ({ family, given }: NameAgreements): number => STRENGTH[family] + STRENGTH[given];
