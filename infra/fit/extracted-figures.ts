import { type IndicatorCode, indicator, keepersOf, type LocalDate, moneyErrors, type TenantType } from '@fanzha/domain';
import { amountTarget, CASE_KINDS, caseZh, countTarget } from './case-rules.ts';
import { statedDays, statedTheme } from './extracted-context.ts';
import { type Json, listIn, numberIn, objectIn, oneLine, textIn } from './json.ts';
import { measureRule } from './measure-rules.ts';
import type { Summary } from './summaries.ts';
import type {
  Doing,
  ExtractedActivity,
  ExtractedFigure,
  FigureContext,
  LeftOut,
  RecordKind,
  Target,
} from './extracted-figure.ts';
import { statedAmount } from './stated-amount.ts';
import { keptIn, rightfulType, typeByName, unitKind } from './unit-types.ts';

/** What a summary states besides figures of its activities and cases. */
interface Extracted {
  readonly figures: readonly ExtractedFigure[];
  readonly activities: readonly ExtractedActivity[];
  readonly leftOut: readonly LeftOut[];
}

/** The type that a section's work has where it is not stated as an activity. */
const SECTION_TYPES: Readonly<Record<string, string>> = {
  training: 'staff_training',
  inspections: 'inspection_rectification',
  bank_controls: 'bank_account_control',
};

/** Sections that are about other things than what was done; their figures are no results. */
const NOT_RESULTS: Readonly<Record<string, string>> = {
  coverage_targets: 'a target or claim, not a result',
  statistics: 'background statistics, not a result of the unit',
  next_steps: 'an intention, not a result',
  deadlines: 'a deadline, not a result',
  context_figures: 'a number of the context',
};

interface Place {
  readonly id: string;
  readonly activity: Json | null;
  readonly activityType: string | null;
  readonly unit: TenantType;
  readonly dupGroups: readonly string[];
}

/**
 * Every measure and every case of a summary, wherever in it they stand.
 * @param kinds ledgers there are; a figure of another one is kept in words.
 */
export function extractedFigures({ id, row }: Summary, today: LocalDate, kinds: ReadonlySet<RecordKind>): Extracted {
  return new Reader(id, row, today, kinds).read();
}

class Reader {
  private readonly figures: ExtractedFigure[] = [];
  private readonly activities: ExtractedActivity[] = [];
  private readonly leftOut: LeftOut[] = [];
  private readonly keys = new Map<string, number>();
  private readonly subUnits = new Map<string, TenantType>();

  private readonly summary: string;
  private readonly row: Json;
  private readonly today: LocalDate;
  private readonly kinds: ReadonlySet<RecordKind>;

  constructor(summary: string, row: Json, today: LocalDate, kinds: ReadonlySet<RecordKind>) {
    this.summary = summary;
    this.row = row;
    this.today = today;
    this.kinds = kinds;
    for (const entry of listIn(row['sub_units']).map(objectIn)) {
      const name = textIn(entry?.['name']);
      if (entry && name !== null)
        this.subUnits.set(name, unitKind(textIn(entry['unit_type']), textIn(entry['unit_level'])).type);
    }
  }

  read(): Extracted {
    const unit = unitKind(textIn(this.row['unit_type']), textIn(this.row['unit_level'])).type;
    const place: Place = { id: this.summary, activity: null, activityType: null, unit, dupGroups: [] };
    for (const [section, value] of Object.entries(this.row)) this.section(section, value, place);
    return { figures: this.figures, activities: this.activities, leftOut: this.leftOut };
  }

  private section(section: string, value: unknown, place: Place): void {
    const why = Object.hasOwn(NOT_RESULTS, section) ? NOT_RESULTS[section] : undefined;
    if (why !== undefined) {
      listIn(value).forEach((entry, index) => {
        if (objectIn(entry)?.['value'] != null)
          this.leftOut.push({ source: `${this.summary}-${section}-${index + 1}`, why });
      });
    } else if (section === 'cases') {
      listIn(value).forEach((entry, index) => this.case(objectIn(entry), index, place));
    } else if (section === 'measures') {
      this.measures(value, place);
    } else if (section === 'unquantified') {
      this.mentions(value, place);
    } else {
      listIn(value).forEach((entry, index) => this.entry(section, objectIn(entry), index, place));
    }
  }

  /** An activity, a sub-unit, an inspection …: whatever holds measures, cases or further entries. */
  private entry(section: string, entry: Json | null, index: number, outer: Place): void {
    if (!entry) return;
    const isActivity = section === 'activities' || textIn(entry['aid']) !== null;
    const type = isActivity ? textIn(entry['type']) : (SECTION_TYPES[section] ?? null);
    const isUnit = section === 'sub_units';
    const place: Place = {
      id: this.idOf(textIn(entry['aid'])) ?? `${outer.id}-${section}-${index + 1}`,
      activity: isActivity ? { ...outer.activity, ...entry } : (outer.activity ?? (isUnit ? null : entry)),
      activityType: type ?? outer.activityType,
      unit: isUnit ? unitKind(textIn(entry['unit_type']), textIn(entry['unit_level'])).type : outer.unit,
      dupGroups: [...outer.dupGroups, ...dupGroupsOf(entry)],
    };
    if (isActivity || (type !== null && section !== 'bank_controls')) this.activity(entry, place);
    if (!isActivity && textIn(entry['measure']) !== null && 'value' in entry)
      this.measures([entry], { ...place, dupGroups: outer.dupGroups });
    for (const [key, value] of Object.entries(entry)) {
      if (typeof value === 'object' && value !== null) this.section(key, value, place);
    }
  }

  /** An activity; the same words in a section beside the activities are no second one. */
  private activity(entry: Json, place: Place): void {
    const context = this.contextOf(place.id, 'measure', [entry], place);
    const at = numberIn(entry['at']);
    const quote = textIn(entry['quote']) ?? '';
    const isAgain = this.activities.some(
      (other) => other.context.activityType === place.activityType && other.quote !== '' && meets(other, { at, quote }),
    );
    if (isAgain && textIn(entry['aid']) === null) return;
    const [audiences, channels] = [textsIn(entry['audience']), textsIn(entry['channel'])];
    const key = this.keyOf(place.id);
    this.activities.push({ key, context, dupGroups: place.dupGroups, at, quote, audiences, channels });
  }

  /** What was done and not counted. */
  private mentions(value: unknown, place: Place): void {
    for (const entry of listIn(value)) {
      const object = objectIn(entry) ?? { measure: entry };
      const name = oneLine(textIn(object['measure']) ?? textIn(object['name']) ?? 'unnamed');
      const rule = measureRule(name);
      this.add({
        key: this.keyOf(`${place.id}:${name}:uncounted`),
        context: this.contextOf(place.id, 'measure', [object, place.activity], place),
        part: 'mention',
        name,
        zh: rule.zh,
        unit: '',
        ...statedAmount({ atLeast: object['at_least'], quote: object['quote'] }),
        target: rule.target,
        dupGroups: place.dupGroups,
        links: [],
        inside: null,
        subsetOf: [],
      });
    }
  }

  /** A list of measures, or an object of them by name. */
  private measures(value: unknown, place: Place): void {
    const byName = Array.isArray(value) ? null : objectIn(value);
    const isOne = byName !== null && textIn(byName['measure']) !== null;
    const entries =
      byName && !isOne
        ? Object.entries(byName).map(([measure, extracted]) => ({
            measure,
            ...(objectIn(extracted) ?? { value: extracted }),
          }))
        : listIn(value);
    for (const entry of entries) this.measure(objectIn(entry) ?? { value: entry }, place);
  }

  private measure(entry: Json, place: Place): void {
    const name = oneLine(textIn(entry['measure']) ?? textIn(entry['name']) ?? 'unnamed');
    const rule = measureRule(name);
    const context = this.contextOf(place.id, 'measure', [entry, place.activity], place);
    const ruled = textIn(entry['per']) !== null ? words('stated per time, the total is not known') : rule.target;
    const isPushed = name === 'letters_distributed' && place.activityType === 'online_push';
    const target: Target = isPushed ? { kind: 'activity', indicator: 'PEOPLE_REACHED' } : ruled;
    const unit = textIn(entry['unit_word']) ?? textIn(entry['unit']) ?? '';
    this.add({
      key: this.keyOf(`${place.id}:${name}`),
      context,
      part: 'measure',
      name,
      zh: rule.zh,
      unit,
      ...statedAmount({ ...saidOf(entry), isMoney: unit === '元' }),
      target,
      dupGroups: [...new Set([...place.dupGroups, ...dupGroupsOf(entry)])],
      links: [...linksOf(entry), ...linksOf(place.activity ?? {})],
      inside: null,
      subsetOf: textsIn(entry['subset_of']),
    });
  }

  private case(entry: Json | null, index: number, place: Place): void {
    if (!entry) return;
    const id = this.idOf(textIn(entry['cid'])) ?? `${place.id}-case-${index + 1}`;
    const name = oneLine(textIn(entry['kind']) ?? 'unnamed');
    const amount = statedAmount({
      ...{ value: entry['amount_yuan'], qualifier: entry['amount_qualifier'], range: entry['amount_range'] },
      isMoney: true,
    });
    const count = statedAmount(saidOf(entry));
    const unit = textIn(entry['unit_word']) ?? '';
    const about = {
      kind: name,
      status: textIn(entry['status']),
      unit,
      counted: count.value !== null,
      single: count.value === 1 && count.qualifier === 'EXACT',
      amountMeaning: textIn(entry['amount_meaning']),
      filed: /立案/.test(textIn(entry['quote']) ?? ''),
    };
    const target = countTarget(about);
    const extracted = this.contextOf(id, 'case', [entry], place);
    const isPolice = target.kind === 'words' && Object.hasOwn(CASE_KINDS, name);
    const common = {
      // The amount has the same actor as the count.
      context: { ...extracted, actor: isPolice ? ('POLICE' as const) : rightfulType(target, extracted.actor) },
      name,
      zh: caseZh(name),
      dupGroups: [...new Set([...place.dupGroups, ...dupGroupsOf(entry)])],
      links: linksOf(entry),
      inside: null,
      subsetOf: textsIn(entry['subset_of']),
    };
    const key = this.keyOf(id);
    this.add({ key, ...common, part: 'count', unit, ...count, target });
    if (entry['amount_yuan'] == null && textIn(entry['amount_qualifier']) === null) return;
    this.add({
      key: `${key}:amount`,
      ...common,
      zh: `${common.zh}金额`,
      part: 'amount',
      unit: '元',
      ...amount,
      target: amountTarget(about),
    });
  }

  /** @param entries what states the days, the nearest first; the last of them says who acted, and where. */
  private contextOf(
    id: string,
    source: FigureContext['source'],
    entries: readonly (Json | null)[],
    place: Place,
  ): FigureContext {
    const entry = entries.at(-1) ?? null;
    const extractedStatus = source === 'case' ? null : textIn(entry?.['status']);
    return {
      summary: this.summary,
      id,
      source,
      activityType: place.activityType,
      doing: source === 'case' ? 'done' : doingOf(extractedStatus),
      extractedStatus,
      ...statedDays(this.row, entries, this.today),
      theme: statedTheme(this.row, source === 'case' ? null : entry),
      actor: this.actor(textIn(entry?.['org']), place.unit),
      fraudType: textIn(entry?.['fraud_type']),
      venue: textIn(entry?.['place']),
    };
  }

  /** Who acted: the named sub-unit, what the name of the organisation says, else the unit that wrote the summary. */
  private actor(org: string | null, unit: TenantType): TenantType {
    return (org === null ? undefined : this.subUnits.get(org)) ?? typeByName(org) ?? unit;
  }

  /** The id of an activity or case, unique in the file: some number theirs anew in each summary. */
  private idOf(extracted: string | null): string | null {
    if (extracted === null) return null;
    const id = oneLine(extracted);
    return id.startsWith(this.summary) ? id : `${this.summary}-${id}`;
  }

  private keyOf(key: string): string {
    const times = (this.keys.get(key) ?? 0) + 1;
    this.keys.set(key, times);
    return times === 1 ? key : `${key}#${times}`;
  }

  private add(figure: ExtractedFigure): void {
    const extracted = {
      ...figure,
      context: { ...figure.context, actor: rightfulType(figure.target, figure.context.actor) },
    };
    this.figures.push({ ...extracted, target: this.storable(extracted) });
  }

  /** The target, or words where its ledger is not there or could not hold the amount. */
  private storable({ target, context, value, upTo, raw }: ExtractedFigure): Target {
    if (target.kind === 'words') return target;
    if (!this.kinds.has(target.kind)) return words(`its ledger is not there (${target.indicator})`);
    if (raw !== null) return words('no single number');
    if ([value, upTo].some((each) => each !== null && !isStorable(target.indicator, each)))
      return words('not an amount the ledger takes');
    if (target.indicator === 'DISSUASIONS' && context.actor === 'BANK')
      return { kind: 'interception', indicator: 'DISSUASIONS' };
    const isKept = keepersOf(keptIn(target)).includes(context.actor);
    return isKept ? target : words('units of this kind do not keep its ledger');
  }
}

/** Whether two quotes have words in common. */
function meets(one: Pick<ExtractedActivity, 'at' | 'quote'>, other: Pick<ExtractedActivity, 'at' | 'quote'>): boolean {
  if (one.at === null || other.at === null) return false;
  return one.at < other.at + other.quote.length && other.at < one.at + one.quote.length;
}

function isStorable(code: IndicatorCode, value: number): boolean {
  return moneyErrors('value', value).length === 0 && (indicator(code).money || Number.isInteger(value));
}

function doingOf(status: string | null): Doing {
  if (status === null || ['done', 'completed', 'ongoing', 'in_progress'].includes(status)) return 'done';
  return status === 'required' || status === 'planned' || status === 'proposed' ? status : 'unknown';
}

const saidOf = ({ value, qualifier, at_least: atLeast, range, quote }: Json) => ({
  value,
  qualifier,
  atLeast,
  range,
  quote,
});

const words = (why: string): Target => ({ kind: 'words', why });

const textsIn = (value: unknown): string[] => listIn(value).flatMap((entry) => textIn(entry) ?? []);

const dupGroupsOf = (entry: Json): string[] => textsIn(entry['dup_group']);

/** What `same_figure_as` names: `activity:measure`, a case, or an object with those. */
function linksOf(entry: Json): string[] {
  return listIn(entry['same_figure_as']).flatMap((link) => {
    const object = objectIn(link);
    if (!object) return textIn(link) ?? [];
    const id = textIn(object['aid']) ?? textIn(object['cid']) ?? textIn(object['id']);
    const measure = textIn(object['measure']);
    return id === null ? [] : [measure === null ? id : `${id}:${measure}`];
  });
}
