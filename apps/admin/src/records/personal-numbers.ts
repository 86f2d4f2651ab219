import { halfWidth } from '@fanzha/domain';

/** 15 to 19 digits in a row: bank cards have 16 to 19, identity cards 15 or 17 and a check character. */
const RUN = /(?<!\d)\d{15,19}(?!\d)/;
/** The same as it is printed on a card, in groups of four. */
const GROUPED = /(?<!\d)\d{4}(?:[ -]\d{4}){2,3}[ -]\d{3,7}(?!\d)/;

/**
 * Whether a text holds what must not be kept at all: the number of a bank card or an identity card (个人信息保护法第六条: no more than
 * is needed). Shorter numbers, such as those of telephones, are not meant.
 */
export const holdsPersonalNumber = (text: string): boolean => {
  const plain = halfWidth(text);
  return RUN.test(plain) || GROUPED.test(plain);
};

/** Messages for the texts of a form that hold such a number, by field. */
export function personalNumberErrors(form: object, message: string): Record<string, string> {
  return Object.fromEntries(Object.entries(form).filter(([, value]) => typeof value === 'string' && holdsPersonalNumber(value)).map(([field]) => [field, message]));
}
