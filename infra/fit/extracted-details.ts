import {
  BOUNDS,
  CONTROL_MEASURE_TYPES,
  type ControlMeasureType,
  type FraudTypeCode,
  isInternalAct,
  type TenantType,
  fraudTypeNamed,
} from '@fanzha/domain';
import { type Draft, mayHold, type Remark } from './drafts.ts';
import { extractedFraudType, extractedType } from './extracted-fraud-type.ts';
import { type Json, listIn, numberIn, objectIn, oneLine, textIn } from './json.ts';
import type { Statement } from './statements.ts';
import type { Summary } from './summaries.ts';

/** What an activity says beside its amounts. */
export interface Details {
  readonly fraudTypeCodes: readonly FraudTypeCode[];
  readonly basisNumber: string | null;
  readonly basisIssuer: string | null;
  readonly speakers: readonly string[];
}

const NO_TYPE = 'names no type of the taxonomy';

export const NO_DETAILS: Details = { fraudTypeCodes: [], basisNumber: null, basisIssuer: null, speakers: [] };

/** What the summaries say beside activities and figures, each in its place. */
interface Attached {
  /** By the key of the draft. */
  readonly details: ReadonlyMap<string, Details>;
  readonly controls: readonly { readonly key: string; readonly summary: string; readonly type: ControlMeasureType }[];
  readonly remarks: readonly Remark[];
  readonly statements: readonly Statement[];
}

/** Sections that tell of work in words, with the reason why no field takes them. */
const IN_WORDS: Readonly<Record<string, string>> = {
  campaigns: 'campaigns are named by authorities',
  responsibilities: 'who is responsible for what has no field',
  awards: 'awards have no field',
  content_taught: 'what was taught beside types of fraud has no field',
  next_steps: 'an intention without a day',
};
/** Sections that are about other things than what was done. */
const NOWHERE: Readonly<Record<string, string>> = {
  coverage_targets: 'a target or claim, not a result',
  statistics: 'background statistics, not a result of the unit',
  deadlines: 'a deadline, not a result',
  context_figures: 'a number of the context',
  claims: 'a claim without a figure',
  slogans_rules: 'a slogan',
  situation: 'a description of the situation',
  objectives: 'an aim',
  procedures: 'a procedure',
  shortcomings: 'a shortcoming',
};
const SPEAKING = /主讲|讲课|授课|宣讲|讲解|介绍|speaker|lecturer/i;
const LINE = 80;

/** Reads what else the summaries say, and gives it to the activities beside which it stands. */
export function attachDetails(
  summaries: readonly Summary[],
  drafts: readonly Draft[],
  ownType: (summary: string) => TenantType,
): Attached {
  const attaching = new Attaching(drafts);
  for (const { id, row } of summaries) attaching.read(id, row, ownType(id));
  return attaching;
}

class Attaching implements Attached {
  readonly details = new Map<string, Details>();
  readonly controls: { key: string; summary: string; type: ControlMeasureType }[] = [];
  readonly remarks: Remark[] = [];
  readonly statements: Statement[] = [];
  private readonly drafts: readonly Draft[];

  constructor(drafts: readonly Draft[]) {
    this.drafts = drafts;
  }

  read(summary: string, row: Json, type: TenantType): void {
    for (const [section, value] of Object.entries(row)) {
      listIn(value).forEach((entry, index) => {
        const object = objectIn(entry);
        if (object) this.entry({ key: `${summary}-${section}-${index + 1}`, summary, section }, object, type);
      });
    }
  }

  private entry(at: Pick<Statement, 'key' | 'summary' | 'section'>, entry: Json, type: TenantType): void {
    const why = Object.hasOwn(NOWHERE, at.section) ? NOWHERE[at.section] : undefined;
    const inWords = Object.hasOwn(IN_WORDS, at.section) ? IN_WORDS[at.section] : undefined;
    const name = textIn(entry['name']) ?? textIn(entry['title']) ?? textIn(entry['quote']) ?? at.section;
    if (why !== undefined) this.statements.push({ ...at, place: 'nowhere', why });
    else if (inWords !== undefined) this.keep(at, name, inWords);
    else if (at.section === 'fraud_types') this.fraudType(at, entry, name);
    else if (at.section === 'documents') this.document(at, entry, name);
    else if (at.section === 'people') this.person(at, entry);
    else if (at.section === 'bank_controls') this.control(at, entry, name, type);
  }

  private fraudType(at: Pick<Statement, 'key' | 'summary' | 'section'>, entry: Json, name: string): void {
    const code = extractedFraudType(name, textIn(entry['canonical']));
    const taught = (draft: Draft) =>
      !isInternalAct(extractedType(draft.context)) && this.of(draft).fraudTypeCodes.length < BOUNDS.fraudTypes.max;
    const draft = code === null ? undefined : this.nearest(at.summary, entry, taught);
    if (code === null) {
      const isTag = fraudTypeNamed(name) !== null;
      return this.keep(at, name, isTag ? 'is a kind of pension fraud: a tag, and no type' : NO_TYPE);
    }
    if (draft === undefined) return this.keep(at, name, 'stands beside no activity that teaches');
    const { fraudTypeCodes } = this.of(draft);
    this.set(draft, { fraudTypeCodes: [...new Set([...fraudTypeCodes, code])] });
    this.statements.push({ ...at, place: 'fields', why: null });
  }

  private document(at: Pick<Statement, 'key' | 'summary' | 'section'>, entry: Json, title: string): void {
    if (textIn(entry['role']) !== 'basis')
      return this.keep(at, title, 'a text that was handed out or read has no field');
    const draft = this.nearest(at.summary, entry, (each) => this.of(each).basisNumber === null);
    if (draft === undefined) return this.keep(at, title, 'stands beside no activity without another document');
    const issuer = textIn(entry['issuer']);
    this.set(draft, {
      basisNumber: oneLine(textIn(entry['number']) ?? title, BOUNDS.documentNumber.max),
      basisIssuer: issuer === null ? null : oneLine(issuer, BOUNDS.basisIssuer.max),
    });
    this.statements.push({ ...at, place: 'fields', why: null });
  }

  /** Who spoke, by post; names are nobody's business. */
  private person(at: Pick<Statement, 'key' | 'summary' | 'section'>, entry: Json): void {
    const [post, role] = [textIn(entry['title']), textIn(entry['role'])];
    const line = `${post ?? '人员'}：${role ?? ''}`;
    if (post === null || !SPEAKING.test(role ?? '')) return this.keep(at, line, 'no speaker');
    const draft = this.nearest(
      at.summary,
      entry,
      (each) => !isInternalAct(extractedType(each.context)) && this.of(each).speakers.length < BOUNDS.speakers.max,
    );
    if (draft === undefined) return this.keep(at, line, 'stands beside no activity');
    const { speakers } = this.of(draft);
    this.set(draft, { speakers: [...new Set([...speakers, oneLine(post, BOUNDS.speaker.max)])] });
    this.statements.push({ ...at, place: 'fields', why: null });
  }

  private control(
    at: Pick<Statement, 'key' | 'summary' | 'section'>,
    entry: Json,
    name: string,
    type: TenantType,
  ): void {
    const said = (textIn(entry['control']) ?? '').toUpperCase();
    const known = CONTROL_MEASURE_TYPES.find(({ code }) => said.startsWith(code))?.code;
    const line = textIn(entry['name_cn']) ?? name;
    if (type !== 'BANK' || known === undefined) return this.keep(at, line, 'no control measure of a bank');
    const isTwice = this.controls.some((control) => control.summary === at.summary && control.type === known);
    if (!isTwice) this.controls.push({ key: at.key, summary: at.summary, type: known });
    this.statements.push({ ...at, place: 'fields', why: null });
  }

  private keep(at: Pick<Statement, 'key' | 'summary' | 'section'>, text: string, why: string): void {
    const isHeld = this.drafts.some((draft) => mayHold(draft, at.summary));
    const { key, summary } = at;
    if (!isHeld) {
      this.statements.push({ ...at, place: 'nowhere', why: 'the summary tells of no work' });
      return;
    }
    this.remarks.push({ key, summary, line: `【${key}】${oneLine(text, LINE)}`, why, tenantKey: summary });
    this.statements.push({ ...at, place: 'words', why });
  }

  private of({ key }: Draft): Details {
    return this.details.get(key) ?? NO_DETAILS;
  }

  private set(draft: Draft, details: Partial<Details>): void {
    this.details.set(draft.key, { ...this.of(draft), ...details });
  }

  /** Of the activities of a summary the one in whose words it stands, else the last one before it, else the first. */
  private nearest(summary: string, entry: Json, takes: (draft: Draft) => boolean): Draft | undefined {
    const at = numberIn(entry['at']) ?? 0;
    const mine = this.drafts.filter(
      (draft) => draft.activity !== null && draft.context.summary === summary && takes(draft),
    );
    const startOf = ({ activity }: Draft) => activity?.occurrences[0].at ?? 0;
    const before = mine.filter((draft) => startOf(draft) <= at);
    return (
      before.reduce<Draft | undefined>(
        (last, each) => (last === undefined || startOf(each) >= startOf(last) ? each : last),
        undefined,
      ) ?? mine[0]
    );
  }
}
