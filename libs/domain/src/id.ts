/** Whether a text can be the id of a row: anything else is the id of none, and no question for the database. */
export function isId(text: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}
