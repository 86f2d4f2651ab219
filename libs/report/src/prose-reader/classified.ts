import type { IndicatorCode } from '@fanzha/domain';
import type { CaseStretch } from './case-stretches.js';
import type { NumberClass, WriterType } from './reading.js';
import type { Stretch } from './spans.js';
import type { Cell } from './table-rows.js';
import type { TokenContext } from './token-context.js';

/** What a number was taken for. */
export interface Classified {
  readonly context: TokenContext;
  readonly class: NumberClass;
  readonly rule: string;
  readonly measure: string | null;
  readonly indicator: IndicatorCode | null;
}

export interface TextFacts {
  readonly unitType: WriterType;
  readonly stretches: readonly Stretch[];
  readonly cases: readonly CaseStretch[];
  readonly isCircled: (place: number) => boolean;
  readonly cellAt: (place: number) => Cell | null;
  readonly text: string;
}
