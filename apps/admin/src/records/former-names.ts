type Fields = Readonly<Record<string, unknown>>;

/** What drafts of earlier versions called their forms. */
const FORMS: Readonly<Record<string, string>> = { case: 'fraud-case', precaution: 'control-measure' };

/** What they called the fields of a form of today. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'control-measure': { precaution: 'type' },
  tally: { book: 'ledger' },
};

/** Whether a draft as it lies on this device has names that are gone: `book` said which form it is of. */
export const isFormer = (stored: Fields): boolean =>
  Object.hasOwn(stored, 'book') || Object.hasOwn(FORMS, String(stored['form']));

/** The same draft under the names of today. */
export function ofToday(stored: Fields): Fields {
  const { book, form: named = book, content, ...draft } = stored;
  const form = FORMS[String(named)] ?? named;
  const renamed = FIELDS[String(form)];
  if (!renamed || !isFields(content)) return { ...draft, form, content };
  const parts = ['form', 'base'].filter((part) => isFields(content[part]));
  const fields = parts.map((part) => [part, withNames(content[part] as Fields, renamed)] as const);
  return { ...draft, form, content: { ...content, ...Object.fromEntries(fields) } };
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const withNames = (fields: Fields, renamed: Readonly<Record<string, string>>): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [renamed[name] ?? name, value]));
