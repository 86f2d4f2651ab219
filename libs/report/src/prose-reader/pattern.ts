/** A pattern that is longer than a line: its parts one after the other. */
export const pattern = (flags: string, ...parts: readonly string[]): RegExp => new RegExp(parts.join(''), flags);
