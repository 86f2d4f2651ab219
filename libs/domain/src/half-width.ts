const SHIFT = 0xfee0;

/**
 * Full-width digits, letters and signs as the half-width ones they stand for, and the ideographic space as a space:
 * what a Chinese input method leaves behind means the same. Everything else stays.
 */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/gu, (character) => String.fromCodePoint((character.codePointAt(0) ?? SHIFT) - SHIFT))
    .replace(/\u3000/gu, ' ');
}
