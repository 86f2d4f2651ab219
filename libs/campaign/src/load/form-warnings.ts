import {
  asksTheSame,
  figureAskedBy,
  type FormWarningKind,
  type IndicatorCode,
  isWithin,
  mayAskFor,
} from '@fanzha/domain';
import type { AskedText } from '../submissions/submission.rows.js';
import type { AskingForm } from './load.repository.js';

/** A text of a form that asks for what is known or asked already. */
export interface FormWarning {
  readonly kind: FormWarningKind;
  /** The heading of the text. */
  readonly text: string;
  /** The figure that the ledger gives; of KNOWN_FIGURE. */
  readonly indicator: IndicatorCode | null;
  /** Whether it may be a cell of the form, which the ledger fills in. */
  readonly mayBeCell: boolean;
  /** The other form and its authority; of ASKED_TWICE. */
  readonly otherForm: string | null;
  readonly otherIssuer: string | null;
}

/** What of a form decides what it asks for twice. */
type WeighedForm = Pick<AskingForm, 'rhythm' | 'regions' | 'sectors' | 'types'> & {
  /** Null of a form that is not there yet. */
  readonly id: string | null;
  readonly narratives: readonly Pick<AskedText, 'title'>[];
};

/** Whether two forms ask a unit in the same period: the same rhythm, and a place, a line and a type that both ask. */
function askTheSameUnits(one: WeighedForm, other: AskingForm): boolean {
  const meet = (some: readonly string[], more: readonly string[]) =>
    some.length === 0 || more.length === 0 || some.some((each) => more.includes(each));
  return (
    one.rhythm === other.rhythm &&
    one.types.some((type) => other.types.includes(type)) &&
    meet(one.sectors, other.sectors) &&
    one.regions.some((region) => other.regions.some((each) => isWithin(region, each) || isWithin(each, region)))
  );
}

/**
 * Texts of a form that ask for a number which the ledger gives, or for what another form asks of the same units in the
 * same period. They warn; an authority may have its reasons.
 */
export function formWarnings(form: WeighedForm, others: readonly AskingForm[]): FormWarning[] {
  const beside = others.filter((other) => other.id !== form.id && askTheSameUnits(form, other));
  return form.narratives.flatMap(({ title }): FormWarning[] => {
    const indicator = figureAskedBy(title);
    const mayBeCell = indicator !== null && form.types.every((type) => mayAskFor(indicator, type));
    const nothing = { text: title, indicator: null, mayBeCell: false, otherForm: null, otherIssuer: null };
    return [
      ...(indicator ? [{ ...nothing, kind: 'KNOWN_FIGURE' as const, indicator, mayBeCell }] : []),
      ...beside
        .filter(({ narratives }) => narratives.some((asked) => asksTheSame(asked.title, title)))
        .map((other) => ({
          ...nothing,
          kind: 'ASKED_TWICE' as const,
          otherForm: other.title,
          otherIssuer: other.issuer,
        })),
    ];
  });
}
