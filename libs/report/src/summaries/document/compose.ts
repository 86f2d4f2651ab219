import { chinaClock, type LocalDate, parsePeriod, SUMMARY_SECTIONS, type SummarySection } from '@fanzha/domain';
import { CONTRIBUTING, DUE, type Snapshot } from '../snapshot/snapshot.js';
import { changeTable, figureTable } from './annex.js';
import { chartsOf } from './charts.js';
import type { FigureChange } from './changes.js';
import { figureWords } from './figure-words.js';
import { paragraphsOf } from './narrative-text.js';
import { dayWords, daysWords, periodWords } from './period-words.js';
import { NO_COMPARISON, NO_RECORD, OPENINGS, REPORTING, SOURCES } from './phrases.js';
import { pick } from './pick.js';
import { type Narrative, WRITTEN_SECTIONS } from './section.js';
import { filled, resultsOf, sentencesOf, type Telling, tellingOf } from './sentences.js';
import { subjectWords } from './subject-words.js';
import type { Inline, SummaryBlock, SummaryDocument } from './summary-document.js';

/** What a document is made of. */
export interface SummaryContent {
  readonly snapshot: Snapshot;
  readonly snapshotHash: string;
  readonly asOf: Date;
  readonly narrative: Narrative;
  /** The unit that makes it and signs. */
  readonly signedBy: string;
  /** What it was issued as; null while it is a draft. */
  readonly issued: {
    readonly edition: number;
    readonly documentNumber: string | null;
    readonly signedOn: LocalDate;
  } | null;
  /** Figures that differ from the edition before it, of which this is the number; null for a first edition. */
  readonly changed: { readonly since: number; readonly figures: readonly FigureChange[] } | null;
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/**
 * The document of a summary: the same content always gives the same document. Figures come from the snapshot alone;
 * what a person has typed stands behind what is made from records, or is the whole of its part.
 */
export function composeDocument(content: SummaryContent): SummaryDocument {
  const { snapshot, narrative, issued, changed } = content;
  const telling = tellingOf(snapshot);
  const title = titleOf(snapshot);
  const chapters = SUMMARY_SECTIONS.filter(({ code }) => code !== 'BASIS');
  return {
    title: [subjectWords(snapshot.subject), `${periodWords(parsePeriod(snapshot.period.text))}反电信网络诈骗工作总结`],
    documentNumber: issued?.documentNumber ?? null,
    draft: issued ? null : '草稿',
    blocks: [
      ...opening(content, telling, title),
      ...chapters.flatMap(({ code, zh }, at) => [
        heading(code, 1, `${NUMERALS[at] ?? ''}、${zh}`),
        ...chapter(telling, code, narrative[code] ?? ''),
      ]),
    ],
    annexes: [
      figureTable(snapshot),
      ...(changed && changed.figures.length > 0 ? [changeTable(changed.figures, changed.since)] : []),
    ],
    charts: chartsOf(snapshot),
    signature: { by: content.signedBy, on: issued ? dayWords(issued.signedOn) : null },
    source: sourceLine(content),
  };
}

const titleOf = ({ subject, period }: Snapshot): string =>
  `${subjectWords(subject)}${periodWords(parsePeriod(period.text))}反电信网络诈骗工作`;

/** 2026年11月5日9时42分, by the clock of China. */
function momentWords(moment: Date): string {
  const clock = chinaClock(moment);
  return `${dayWords(clock.slice(0, 10))}${Number(clock.slice(11, 13))}时${Number(clock.slice(14, 16))}分`;
}

function sourceLine({ snapshotHash, asOf, issued }: SummaryContent): string {
  const edition = issued ? `第${issued.edition}版，` : '草稿，';
  return `${edition}数据来源：反诈台账${momentWords(asOf)}的快照${snapshotHash.slice(0, 12)}。`;
}

function opening(content: SummaryContent, telling: Telling, title: string): SummaryBlock[] {
  const { period, reached } = telling.snapshot;
  const { seed, figures } = telling;
  const [due, done] = [figures.get(DUE), figures.get(CONTRIBUTING)];
  const days = daysWords(period.start, reached ?? period.end);
  const said = pick(SOURCES, seed, 'source').replace('{days}', days).replace('{moment}', momentWords(content.asOf));
  const reporting: Inline[] =
    due && done
      ? filled(pick(REPORTING, seed, 'reporting'), figureWords(due), '{due}').flatMap((inline) =>
          inline.token ? [inline] : filled(inline.text, figureWords(done), '{done}'),
        )
      : [];
  const first = [{ text: pick(OPENINGS, seed, 'opening').replace('{title}', title) }, { text: said }, ...reporting];
  return [paragraph('BASIS', first), ...typed(telling, 'BASIS', content.narrative.BASIS ?? '')];
}

function chapter(telling: Telling, section: SummarySection, text: string): SummaryBlock[] {
  const remarks = typed(telling, section, text);
  if (WRITTEN_SECTIONS.includes(section))
    return remarks.length > 0 ? remarks : [{ ...paragraph(section, [{ text: '（待填写）' }]), written: true }];
  const told = section === 'RESULTS' ? results(telling) : toldOf(telling, section);
  return [...told, ...remarks];
}

function results(telling: Telling): SummaryBlock[] {
  const inlines = resultsOf(telling);
  return [paragraph('RESULTS', inlines.length > 0 ? inlines : [{ text: NO_COMPARISON }])];
}

/**
 * Sentences of a part: what stands under no heading of its own first, then （一）, （二） as far as there is something.
 * Where all of it would stand under one heading there is none: no （一） without a （二）.
 */
function toldOf(telling: Telling, section: SummarySection): SummaryBlock[] {
  const sentences = sentencesOf(telling, section);
  if (sentences.length === 0) return [paragraph(section, [{ text: NO_RECORD }])];
  const under = (name: string | null) =>
    sentences.filter((sentence) => sentence.under === name).flatMap(({ inlines }) => inlines);
  const names = [...new Set(sentences.flatMap((sentence) => sentence.under ?? []))];
  const general = under(null);
  return [
    ...(general.length > 0 ? [paragraph(section, general)] : []),
    ...names.flatMap((name, at) => [
      ...(names.length > 1 ? [heading(section, 2, `（${NUMERALS[at] ?? ''}）${name}`)] : []),
      paragraph(section, under(name)),
    ]),
  ];
}

const typed = (telling: Telling, section: SummarySection, text: string): SummaryBlock[] =>
  paragraphsOf(text, telling.figures).map((inlines) => ({ ...paragraph(section, inlines), written: true }));

const paragraph = (section: SummarySection, inlines: readonly Inline[]): SummaryBlock => ({
  kind: 'PARAGRAPH',
  level: null,
  section,
  written: false,
  inlines,
});

const heading = (section: SummarySection, level: 1 | 2, text: string): SummaryBlock => ({
  kind: 'HEADING',
  level,
  section,
  written: false,
  inlines: [{ text }],
});
