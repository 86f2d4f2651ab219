import {
  foldText,
  FRAUD_TYPES,
  fraudTypeNamed,
  fraudTypeNotTagNamed,
  nameIn,
  wordsOfFraudType,
  type FraudType,
  type FraudTypeCode,
  type Locale,
} from '@fanzha/domain';
import type { Choice } from '@fanzha/ui';
import { listed } from '../../locales/punctuation.js';

const ALL: readonly FraudType[] = FRAUD_TYPES;
/** Words of a type that are said beside it, so that somebody sees why it was found. */
const MOST_WORDS = 3;

const wordsOf = (type: FraudType): readonly string[] => wordsOfFraudType(type.code as FraudTypeCode);

/** A type as a choice, with what it is below of, or with the words that found it. */
export function fraudTypeChoice(type: FraudType, locale: Locale, typed = ''): Choice {
  const parent = ALL.find(({ code }) => code === type.parent);
  const text = foldText(typed);
  const found = text === '' ? [] : wordsOf(type).filter((word) => foldText(word).includes(text));
  const meta = found.length > 0 ? listed(found.slice(0, MOST_WORDS)) : parent && nameIn(locale, parent);
  return { key: type.code, label: nameIn(locale, type), ...(meta ? { meta } : {}) };
}

/** Whether words find a type: by its names, or by a word that people use for it. */
function isFound(type: FraudType, typed: string): boolean {
  const text = foldText(typed);
  return [type.zh, type.en, ...wordsOf(type)].some((name) => foldText(name).includes(text));
}

/**
 * Types of fraud that words find, the one that they name first. Nothing typed finds all of them.
 * @param pension whether tags of pension fraud are looked for; left out: among all types
 */
export function findFraudTypes(typed: string, pension?: boolean): readonly FraudType[] {
  const types = ALL.filter((type) => pension === undefined || type.pension === pension);
  if (foldText(typed) === '') return types;
  const named = pension === false ? fraudTypeNotTagNamed(typed) : fraudTypeNamed(typed);
  const first = types.filter(({ code }) => code === named);
  return [...first, ...types.filter((type) => type.code !== named && isFound(type, typed))];
}
