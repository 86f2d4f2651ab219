/** What a record stated at one time, by field, as its history keeps it. */
export type Statement = Readonly<Record<string, unknown>>;

/** A field that one version states otherwise than the one before it. */
export interface FieldChange {
  readonly field: string;
  readonly before: Statement;
  readonly after: Statement;
}

interface Revised {
  readonly history: readonly { readonly changedFields: readonly string[]; readonly earlier: Statement }[];
}

/** Doors are kept by their number in history, and by their labels in the record. */
const COUNTED = ['doors', 'notMet', 'vacant'];
/** What the event itself says. */
const SAID_ELSEWHERE = ['recordStatus', 'voidReason'];

const isObject = (value: unknown): value is Statement =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Amounts with how they were counted become two fields, things with a code or a name become that. */
function flat(record: Statement): Statement {
  return Object.fromEntries(
    Object.entries(record).flatMap(([field, value]): [string, unknown][] => {
      if (COUNTED.includes(field) && Array.isArray(value)) return [[field, value.length]];
      if (Array.isArray(value)) return [[field, value.map(flatItem)]];
      if (!isObject(value)) return [[field, value]];
      if ('qualifier' in value)
        return [
          [field, value['value']],
          [`${field}Qualifier`, value['qualifier']],
          [`${field}UpTo`, value['upTo']],
          [`${field}AtLeast`, value['atLeast']],
        ];
      if (field === 'region') return [['regionCode', value['code']]];
      if (field === 'case') return [['caseId', value['id']]];
      return [[field, value['code'] ?? value['name'] ?? value]];
    }),
  );
}

function flatItem(item: unknown): unknown {
  if (!isObject(item)) return item;
  if ('indicator' in item) return item;
  if ('code' in item) return item['code'];
  return 'id' in item && 'name' in item ? item['name'] : flat(item);
}

/** What the record states now, in the shape of its history. */
export function statedNow(record: object): Statement {
  const now = flat(record as Statement);
  return Array.isArray(now['formerMembers'])
    ? { ...now, members: [...(now['members'] as unknown[]), ...now['formerMembers']] }
    : now;
}

/**
 * The changes that ended each earlier version, newest first as in the history: what that version stated, and what the
 * one after it did.
 */
export function changesOf(record: Revised): readonly (readonly FieldChange[])[] {
  const versions = [statedNow(record), ...record.history.map(({ earlier }) => earlier)];
  return record.history.map(({ changedFields, earlier }, at) =>
    changedFields
      .filter((field) => !SAID_ELSEWHERE.includes(field))
      .map((field) => ({ field, before: earlier, after: versions[at] ?? earlier })),
  );
}
