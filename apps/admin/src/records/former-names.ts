/** As much of a draft as its names concern. */
interface Named {
  readonly book: string;
  readonly content: object;
}

/** What drafts of earlier versions called their ledgers. */
const BOOKS: Readonly<Record<string, string>> = { case: 'fraud-case', precaution: 'control-measure' };

/** Whether a draft was kept under a name that is gone. */
export const isFormer = ({ book }: Named): boolean => Object.hasOwn(BOOKS, book);

/** The same draft under the names of today. */
export function ofToday<Draft extends Named>(draft: Draft): Draft {
  const { form, ...content } = draft.content as { form?: Record<string, unknown> };
  const { precaution, ...fields } = form ?? {};
  return {
    ...draft,
    book: BOOKS[draft.book] ?? draft.book,
    content: {
      ...content,
      ...(form && { form: { ...fields, ...(precaution !== undefined && { type: precaution }) } }),
    },
  };
}
