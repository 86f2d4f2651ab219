import type { SummarySection, SummaryTokenPart } from '@fanzha/domain';

/** A piece of text; with a token it states a figure of the snapshot and nothing else. */
export interface Inline {
  readonly text: string;
  readonly token?: { readonly key: string; readonly part: SummaryTokenPart };
}

/** A heading (`level` 1: 一、, 2: （一）) or a paragraph of the text. */
export interface SummaryBlock {
  readonly kind: 'HEADING' | 'PARAGRAPH';
  readonly level: 1 | 2 | null;
  readonly section: SummarySection;
  /** Typed by a person and not made from records. */
  readonly written: boolean;
  readonly inlines: readonly Inline[];
}

/** A table on a page of its own: a row of headings, then rows of cells. */
export interface SummaryAnnex {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Inline[])[];
  readonly notes: readonly string[];
}

/** A bar of a chart: the member, its length, and what it says, which is a figure of the snapshot. */
export interface SummaryBar {
  readonly label: string;
  /** Null where nothing was counted: then there is no bar. */
  readonly value: number | null;
  readonly inline: Inline;
}

/** A bar chart of the members of one figure. */
export interface SummaryChart {
  readonly title: string;
  /** What is counted. */
  readonly unit: string;
  readonly bars: readonly SummaryBar[];
}

/** A work summary as it is read: all writers (Word, Markdown, HTML) make their file of this and of nothing else. */
export interface SummaryDocument {
  /** Lines of the title, centred. */
  readonly title: readonly string[];
  /** 发文字号, null until it is issued with one. */
  readonly documentNumber: string | null;
  /** Says that it is a draft; null once issued. */
  readonly draft: string | null;
  readonly blocks: readonly SummaryBlock[];
  readonly annexes: readonly SummaryAnnex[];
  /** Drawn on a page of their own behind the tables; none where there is nothing to compare. */
  readonly charts: readonly SummaryChart[];
  /** Who signs, and the day in words; the day is null while nobody has issued it. */
  readonly signature: { readonly by: string; readonly on: string | null };
  /** Where the figures come from, for the print view and the end of the annex. */
  readonly source: string;
}

/** What the page of the charts is called. */
export const CHARTS_TITLE = '统计图';

/** Titles of everything that stands behind the text, in its order. */
export const annexTitles = ({ annexes, charts }: Pick<SummaryDocument, 'annexes' | 'charts'>): string[] => [
  ...annexes.map(({ title }) => title),
  ...(charts.length > 0 ? [CHARTS_TITLE] : []),
];

/** 附件, or 附件2 where there are several. */
export const annexName = (at: number, { length }: readonly string[]): string =>
  length === 1 ? '附件' : `附件${at + 1}`;

/** Pieces of text as one text. */
export const plainText = (inlines: readonly Inline[]): string => inlines.map(({ text }) => text).join('');
