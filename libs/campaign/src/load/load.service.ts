import {
  DomainError,
  isId,
  type Period,
  previousPeriod,
  regionCodeErrors,
  requireNoErrors,
  todayIn,
} from '@fanzha/domain';
import { byId, type Connection, KEY_PARTS, KeyedPage, listName, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { type FormWarning, formWarnings } from './form-warnings.js';
import type { FormWarningsInput, UnitLoadArgs } from './load.inputs.js';
import { type AskingForm, type FormLoadRow, LoadRepository, type UnitLoadRow } from './load.repository.js';

/** A form with what it asks and what it need not ask. */
type FormLoad = FormLoadRow & { readonly warnings: readonly FormWarning[] };

/** Measures what units are asked for, and warns authorities that ask for what is known already. */
@Injectable()
export class LoadMeter {
  constructor(private readonly loads: LoadRepository) {}

  /**
   * What was asked of each unit in a month and in the one before: of the own unit and those one oversees, by region.
   * @throws DomainError BAD_INPUT for a period that is not a month, an unknown region, or a cursor of another list.
   */
  async units(viewer: Viewer, { month, regionCode, ...args }: UnitLoadArgs): Promise<Connection<UnitLoadRow>> {
    requireMonth(month);
    requireNoErrors(regionCodeErrors('regionCode', regionCode));
    const list = listName('unit loads', { month: month.text, regionCode });
    const page = new KeyedPage(args, { list, key: { regionCode: KEY_PARTS.text, id: KEY_PARTS.id }, usual: 50 });
    const asked = { month, before: previousPeriod(month), regionCode: regionCode ?? null };
    const { units, totalCount } = await this.loads.units(viewer.scope, asked, page);
    return page.rows(units, totalCount);
  }

  /** What each form asks in a month, the most first, with warnings for authorities. @throws DomainError BAD_INPUT */
  async forms(viewer: Viewer, month: Period): Promise<FormLoad[]> {
    requireMonth(month);
    const [rows, asking] = await Promise.all([this.loads.forms(viewer.scope, month), this.asking(viewer)]);
    const known = byId(asking);
    return rows.map((row) => {
      const form = known.get(row.formId);
      return { ...row, warnings: form ? formWarnings({ ...form, narratives: row.narratives }, asking) : [] };
    });
  }

  /**
   * What a form would ask for without need, before it is set.
   * @throws DomainError FORBIDDEN (OUTSIDE_OVERSIGHT) for who oversees no units, BAD_INPUT.
   */
  async warnings(viewer: Viewer, { id, titles, rhythm, types }: FormWarningsInput): Promise<FormWarning[]> {
    if (viewer.oversight.length === 0) throw DomainError.forbidden('OUTSIDE_OVERSIGHT');
    if (titles.length > MOST_TITLES)
      requireNoErrors([
        { path: 'titles', code: 'TOO_MANY_ITEMS', params: { max: MOST_TITLES, actual: titles.length } },
      ]);
    if (id != null && !isId(id)) throw DomainError.notFound();
    const regions = viewer.oversight.map(({ region }) => region);
    const sectors = viewer.oversight.flatMap(({ sector }) => sector ?? []);
    const narratives = titles.map((title) => ({ title: title.slice(0, LONGEST_TITLE) }));
    return formWarnings({ id: id ?? null, rhythm, types, regions, sectors, narratives }, await this.asking(viewer));
  }

  private async asking(viewer: Viewer): Promise<readonly AskingForm[]> {
    return viewer.oversight.length === 0 ? [] : this.loads.asking(viewer.scope, todayIn());
  }
}

const MOST_TITLES = 20;
const LONGEST_TITLE = 200;

function requireMonth({ kind }: Period): void {
  if (kind !== 'MONTH') throw DomainError.badInput([{ path: 'month', code: 'NOT_ALLOWED_HERE' }]);
}
