import type { FieldError } from './domain-error.js';

/** What an address may have at most (RFC 5321, 4.5.3.1.3, less the brackets). */
const LONGEST = 254;
const LONGEST_LOCAL = 64;

/**
 * Addresses that are taken: letters, digits and the usual signs of ASCII before the @, a name with a dot behind it. No
 * quoted parts, no numbers of machines, no comments: what a mail program could read otherwise is refused.
 */
const WORD = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const ENDING = '[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])';
const ADDRESS = new RegExp(`^${WORD}(?:\\.${WORD})*@(?:${LABEL}\\.)+${ENDING}$`);

/** Whether a text is an e-mail address, as it stands. */
export const isMailAddress = (text: string): boolean =>
  text.length <= LONGEST && text.lastIndexOf('@') <= LONGEST_LOCAL && ADDRESS.test(text);

/** What is wrong with an address that somebody states; blanks around it are not. */
export function mailAddressErrors(path: string, stated: string): FieldError[] {
  const text = stated.trim();
  if (text === '') return [{ path, code: 'REQUIRED' }];
  if (text.length > LONGEST) return [{ path, code: 'TOO_LONG', params: { max: LONGEST, actual: text.length } }];
  return isMailAddress(text) ? [] : [{ path, code: 'INVALID_FORMAT' }];
}

/** An address as it is shown, to its owner alone: `l···@example.cn`. It reminds of it, and cannot be copied. */
export function maskedMailAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}···${address.slice(at)}`;
}
