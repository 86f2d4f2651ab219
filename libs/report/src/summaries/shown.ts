import { parsePeriod, SUMMARY_SECTIONS } from '@fanzha/domain';
import type { Inline, SummaryDocument as Document } from './document/summary-document.js';
import { plainText } from './document/summary-document.js';
import { figureWords } from './document/figure-words.js';
import type { SummaryDocument, SummaryFigure, SummaryInline, SummaryToken } from './document.model.js';
import type { Narrative } from './document/section.js';
import { nameOf, type Snapshot } from './snapshot/snapshot.js';
import type { SummarySectionText, SummarySnapshot, SummaryTextChange } from './summary.model.js';
import type { SummaryStand } from './summary.rows.js';

/** A snapshot as the API shows it. */
export function shownSnapshot({ snapshot, snapshotHash, asOf }: SummaryStand): SummarySnapshot {
  const { reached, previous, lastYear, figures } = snapshot;
  return { hash: snapshotHash, asOf, reachedDay: reached, previous, lastYear, figures: figures.map(shownFigure) };
}

function shownFigure(figure: Snapshot['figures'][number]): SummaryFigure {
  const { key, indicator, by, member, now, previous, lastYear } = figure;
  const { zh, unit } = nameOf(figure);
  const { value, atLeast, approx, uncounted, withheld, toCheck, spanning } = now;
  return {
    ...{ key, indicator, by, member, name: zh, unit, value, atLeast, approx, uncounted, withheld, toCheck },
    words: plainText(figureWords(figure)),
    spanning: spanning?.records ?? 0,
    previous: previous?.value ?? null,
    lastYear: lastYear?.value ?? null,
  };
}

/** A document as the API shows it: each figure in it says where its records are. */
export function shownDocument(document: Document, snapshot: Snapshot): SummaryDocument {
  const figures = new Map(snapshot.figures.map((figure) => [figure.key, figure]));
  const { subject } = snapshot;
  const place =
    subject.kind === 'UNIT'
      ? { tenantId: subject.tenantId, regionCode: null, sector: null }
      : { tenantId: null, regionCode: subject.regionCode, sector: subject.sector };
  const period = parsePeriod(snapshot.period.text);
  const token = ({ key, part }: NonNullable<Inline['token']>): SummaryToken => {
    const { indicator = null, by = null, member = null, now } = figures.get(key) ?? {};
    return { key, part, indicator, by, member, ...place, period, value: now?.value ?? null };
  };
  const shown = (piece: Inline): SummaryInline => ({
    text: piece.text,
    token: piece.token ? token(piece.token) : null,
  });
  const inlines = (pieces: readonly Inline[]): SummaryInline[] => pieces.map(shown);
  return {
    title: document.title,
    documentNumber: document.documentNumber,
    blocks: document.blocks.map(({ level, section, written, inlines: pieces }) => ({
      ...{ level, section, written },
      inlines: inlines(pieces),
    })),
    annexes: document.annexes.map(({ title, columns, rows, notes }) => ({
      ...{ title, columns, notes },
      rows: rows.map((row) => ({ cells: inlines(row) })),
    })),
    charts: document.charts.map(({ title, unit, bars }) => ({
      ...{ title, unit },
      bars: bars.map(({ label, value, inline }) => ({ label, value, inline: shown(inline) })),
    })),
    signedBy: document.signature.by,
    signedOn: document.signature.on,
    source: document.source,
  };
}

/** What a person has written, in the order of the parts. */
export const shownTexts = (narrative: Narrative): SummarySectionText[] =>
  SUMMARY_SECTIONS.flatMap(({ code: section }) => {
    const text = narrative[section];
    return text === undefined ? [] : [{ section, text }];
  });

/** Texts that two stands have differently. */
export const textChanges = (from: Narrative, to: Narrative): SummaryTextChange[] =>
  SUMMARY_SECTIONS.flatMap(({ code: section }) => {
    const [before, after] = [from[section] ?? null, to[section] ?? null];
    return before === after ? [] : [{ section, before, after }];
  });
