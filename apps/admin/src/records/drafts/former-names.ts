type Fields = Readonly<Record<string, unknown>>;

/** What drafts of earlier versions called their forms. */
const FORMS: Readonly<Record<string, string>> = {
  case: 'fraud-case',
  precaution: 'control-measure',
  visits: 'household-visit',
  warning: 'notice',
};

/** What they called the fields of a form of today. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'control-measure': { precaution: 'type' },
  tally: { book: 'ledger' },
  activity: { place: 'venue' },
  interception: { place: 'venue' },
};

/** What they called what a draft holds beside its form. */
const CONTENT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'household-visit': { marks: 'statuses' },
};

/** Fields that once stood beside the form, and are of it today. */
const OF_FORM: Readonly<Record<string, string>> = { 'household-visit': 'statuses' };

/** Drafts of what could belong to one campaign alone. */
const CAMPAIGN = 'campaignId';

/** Where a draft holds fields: of the form as it stands, and as it was opened. */
const PARTS = ['form', 'base'] as const;

/** Whether a draft as it lies on this device has names that are gone. */
export function isFormer(stored: Fields): boolean {
  const form = String(stored['form']);
  if (Object.hasOwn(stored, 'book') || Object.hasOwn(FORMS, form)) return true;
  const { content } = stored;
  if (!isFields(content)) return false;
  if (Object.hasOwn(content, OF_FORM[form] ?? '') || Object.hasOwn(content, CAMPAIGN)) return true;
  return hasAny(content, CONTENT[form]) || PARTS.some((part) => hasAny(content[part], FIELDS[form]));
}

/** The same draft under the names of today; `book` said which form it is of. */
export function ofToday(stored: Fields): Fields {
  const { book, form: named = book, content, ...draft } = stored;
  const form = FORMS[String(named)] ?? named;
  if (!isFields(content)) return { ...draft, form, content };
  const renamed = FIELDS[String(form)] ?? {};
  const parts = PARTS.filter((part) => isFields(content[part]));
  const fields = parts.map((part) => [part, withNames(content[part] as Fields, renamed)] as const);
  const held = withCampaigns(withNames(content, CONTENT[String(form)] ?? {}));
  return { ...draft, form, content: withinForm({ ...held, ...Object.fromEntries(fields) }, OF_FORM[String(form)]) };
}

/** What the form was opened with is not known of such a draft: it is laid over the record as it is. */
function withinForm(content: Fields, name: string | undefined): Fields {
  if (name === undefined || !Object.hasOwn(content, name)) return content;
  const { [name]: moved, form, ...others } = content;
  return { base: null, ...others, form: { ...(isFields(form) ? form : {}), [name]: moved } };
}

function withCampaigns(content: Fields): Fields {
  if (!Object.hasOwn(content, CAMPAIGN)) return content;
  const { [CAMPAIGN]: campaign, ...others } = content;
  return { ...others, campaignIds: typeof campaign === 'string' ? [campaign] : [] };
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const hasAny = (fields: unknown, renamed: Readonly<Record<string, string>> = {}): boolean =>
  isFields(fields) && Object.keys(renamed).some((name) => Object.hasOwn(fields, name));

const withNames = (fields: Fields, renamed: Readonly<Record<string, string>>): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [renamed[name] ?? name, value]));
