import { figureKey, hasRecords, type Snapshot, type SnapshotFigure } from '../snapshot/snapshot.js';
import { figureWords } from './figure-words.js';
import { growthOf, growthWords } from './growth-words.js';
import { dayWords } from './period-words.js';
import { BREAKDOWNS, type BreakdownRow, CLAUSES, RESULTS, SENTENCES, type SentenceRow } from './phrases.js';
import { pick } from './pick.js';
import type { SummarySection } from '@fanzha/domain';
import { ownWords, seedOf } from './subject-words.js';
import type { Inline } from './summary-document.js';

/** A sentence made of figures, and the heading that it stands under. */
interface Sentence {
  readonly under: string | null;
  readonly inlines: readonly Inline[];
}

/** What sentences are made with. */
export interface Telling {
  readonly snapshot: Snapshot;
  readonly figures: ReadonlyMap<string, SnapshotFigure>;
  readonly seed: string;
  readonly who: string;
  /** The last day that figures in place are of. */
  readonly end: string;
}

/** Prepares a snapshot for being told. */
export function tellingOf(snapshot: Snapshot): Telling {
  const seed = seedOf(snapshot);
  return {
    snapshot,
    figures: new Map(snapshot.figures.map((figure) => [figure.key, figure])),
    seed,
    who: ownWords(snapshot.subject, seed),
    end: dayWords(snapshot.reached ?? snapshot.period.end),
  };
}

/** The sentences of a part that records say something for, in their order. */
export function sentencesOf(telling: Telling, section: SummarySection): Sentence[] {
  const told = SENTENCES.map((row, at) => [row, at] as const)
    .filter(([row]) => row.section === section)
    .flatMap(([row, at]): [number, Sentence][] => {
      const inlines = sentenceOf(telling, row, `sentence ${at}`);
      return inlines === null ? [] : [[at, { under: row.under, inlines }]];
    });
  const split = BREAKDOWNS.filter((row) => row.section === section).flatMap((row): Sentence[] => {
    const inlines = breakdownOf(telling, row);
    return inlines === null ? [] : [{ under: row.under, inlines }];
  });
  return [...told.map(([, sentence]) => sentence), ...split];
}

function sentenceOf(telling: Telling, row: SentenceRow, place: string): Inline[] | null {
  const { figures, seed, who, end, snapshot } = telling;
  if (row.ofRegions && snapshot.subject.kind === 'UNIT') return null;
  const clauses = row.tells.flatMap((code) => {
    const figure = figures.get(code);
    const forms = CLAUSES[code];
    // That a unit has a group is said by the number of its groups.
    if (code === 'TENANTS_WITH_GROUP' && snapshot.subject.kind === 'UNIT') return [];
    if (!figure || !forms || !hasRecords(figure.now)) return [];
    return [filled(pick(forms, seed, code), figureWords(figure))];
  });
  if (clauses.length === 0) return null;
  const lead = pick(row.leads, seed, place).replace('{who}', who).replace('{end}', end);
  return [...(lead === '' ? [] : [{ text: lead }]), ...joined(clauses, '，'), { text: '。' }];
}

function breakdownOf({ figures, seed }: Telling, row: BreakdownRow): Inline[] | null {
  const { code, by, members } = row;
  const all = [...figures.values()]
    .filter(
      (figure) =>
        figure.indicator === code &&
        figure.by === by &&
        amountOf(figure) > 0 &&
        (members === null || members.includes(figure.member ?? '')),
    )
    .sort((one, other) => amountOf(other) - amountOf(one) || (one.key < other.key ? -1 : 1));
  const told = all.slice(0, standingOut(all, row.most));
  // One kind alone is the whole, and says nothing that the whole has not said.
  if (told.length === 0 || (members === null && all.length < 2)) return null;
  const forms = (members === null ? told.length === all.length : told.length === 1) ? row.whole : row.forms;
  const listed = told.map((figure) => [{ text: figure.label ?? '' }, ...figureWords(figure)]);
  return filled(pick(forms, seed, figureKey(code, by)), joined(listed, '、'), '{list}');
}

const amountOf = ({ now }: SnapshotFigure): number => Number(now.value ?? 0);

/** How many of the largest are told: none of several that are equal, of which only some would fit. */
function standingOut(sorted: readonly SnapshotFigure[], most: number): number {
  const next = sorted[most];
  return next ? sorted.filter((figure) => amountOf(figure) > amountOf(next)).length : sorted.length;
}

/** The results: each figure with its growth where that may be told. Empty where none may. */
export function resultsOf({ figures, seed }: Telling): Inline[] {
  const clauses = RESULTS.flatMap(([code, names]) => {
    const figure = figures.get(code);
    if (!figure || !hasRecords(figure.now) || figure.now.value === null) return [];
    const growths = (
      [
        ['同比', growthOf(figure, figure.lastYear), 'LAST_YEAR'],
        ['环比', growthOf(figure, figure.previous), 'PREVIOUS'],
      ] as const
    ).flatMap(([name, told, part]) =>
      told === null
        ? []
        : [[{ text: `，${name}` }, { text: growthWords(figure, told), token: { key: figure.key, part } }]],
    );
    if (growths.length === 0) return [];
    return [[{ text: pick(names, seed, `result ${code}`) }, ...figureWords(figure), ...growths.flat()]];
  });
  return clauses.length === 0 ? [] : [...joined(clauses, '；'), { text: '。' }];
}

/** Puts pieces in the place of a mark in a phrase. */
export function filled(phrase: string, pieces: readonly Inline[], mark = '{n}'): Inline[] {
  const at = phrase.indexOf(mark);
  if (at < 0) return [{ text: phrase }];
  const [before, after] = [phrase.slice(0, at), phrase.slice(at + mark.length)];
  return [...(before === '' ? [] : [{ text: before }]), ...pieces, ...(after === '' ? [] : [{ text: after }])];
}

const joined = (clauses: readonly (readonly Inline[])[], by: string): Inline[] =>
  clauses.flatMap((clause, at) => (at === 0 ? [...clause] : [{ text: by }, ...clause]));
