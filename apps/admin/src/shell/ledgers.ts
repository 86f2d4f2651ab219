import type { LedgerCode } from '@fanzha/domain';
import type { IconName } from '@fanzha/ui';
import { inject, type InjectionKey } from 'vue';
import type { RouteComponent, RouteRecordRaw } from 'vue-router';
import type { DueCode, FactKind } from '../graphql/generated.js';

type Page = () => Promise<RouteComponent>;

/** A form whose drafts lie on the device. */
interface DraftForm {
  /** What drafts are kept under. */
  readonly form: string;
  /** Key of its name. */
  readonly title: string;
  /** Where a draft goes on that is about this: `new`, the id of a record, or what else the form is about. */
  location(about: string): {
    readonly to: { name: string; params?: Record<string, string>; query?: Record<string, string> };
    readonly amending: boolean;
  };
}

/** What is different from ledger to ledger for those who lead to one. */
interface LedgerSpecification {
  /** One record, in the names of routes and drafts: `fraud-case`, `fraud-case-new`, `fraud-case-amend`. */
  readonly stem: string;
  /** Its list: the name of that route, and the first part of every address. */
  readonly list: string;
  /** Section of its words; `title`, `record`, `new` and `amend` name the pages, `title` the entry in menus as well. */
  readonly words: string;
  readonly icon: IconName;
  /** The part of the guide for units that speaks of it. */
  readonly help: string;
  /** Codes of the ledgers whose records are here: a unit that keeps one of them sees the list and may record. */
  readonly ledgers: readonly [LedgerCode, ...LedgerCode[]];
  /** What its records are called where a figure names the records behind it. */
  readonly kinds: readonly FactKind[];
  /** Its rank among what the home of a unit offers to record, and the ledger by which it is offered. */
  readonly home?: { readonly rank: number; readonly ledger: LedgerCode };
  /** Everybody reads it, not only the units that keep it: in menus it stands apart from the own ledgers. */
  readonly forEverybody?: boolean;
  /**
   * What its records ask for, and the address of its list that shows those alone; its words have `dues`, with what has
   * to be done, the button and the name of that list.
   */
  readonly dues?: Readonly<Partial<Record<DueCode, Readonly<Record<string, string>> | null>>>;
  /** Only a unit fills in its form. */
  readonly audience?: 'unit';
  readonly pages: { readonly list: Page; readonly record: Page; readonly form: Page };
  /** Its records are never amended. */
  readonly unamendable?: boolean;
  /** None of its records comes from a spreadsheet. */
  readonly unimportable?: boolean;
  readonly furtherRoutes?: readonly RouteRecordRaw[];
  /** Forms with drafts, where they are others than that of the record. */
  readonly drafts?: readonly DraftForm[];
  /** Forms with drafts beside that of the record. */
  readonly furtherDrafts?: readonly DraftForm[];
}

/** One ledger, as the router, menus, the home, the links from figures and the list of drafts know it. */
export interface LedgerRow extends Omit<LedgerSpecification, 'pages' | 'furtherRoutes' | 'drafts' | 'furtherDrafts'> {
  readonly routes: readonly RouteRecordRaw[];
  readonly drafts: readonly DraftForm[];
}

/** A row with the routes and the drafts that every ledger has. */
export function ledgerRow({
  pages,
  furtherRoutes = [],
  drafts,
  furtherDrafts = [],
  ...row
}: LedgerSpecification): LedgerRow {
  const { stem, list, words, ledgers, audience, unamendable } = row;
  const section = list;
  const recording = { section, ownFoot: true, permission: 'ledger:record', ledgers, ...(audience && { audience }) };
  const routes: RouteRecordRaw[] = [
    { path: list, name: list, component: pages.list, meta: { title: `${words}.title`, section } },
    { path: `${list}/new`, name: `${stem}-new`, component: pages.form, meta: { title: `${words}.new`, ...recording } },
    {
      path: `${list}/:id`,
      name: stem,
      component: pages.record,
      props: true,
      meta: { title: `${words}.record`, section },
    },
  ];
  const amending: RouteRecordRaw = {
    path: `${list}/:id/amend`,
    name: `${stem}-amend`,
    component: pages.form,
    props: true,
    meta: { title: `${words}.amend`, section, ownFoot: true, permission: 'ledger:amend' },
  };
  const ofRecord: DraftForm = {
    form: stem,
    title: `${words}.title`,
    location: (about) =>
      about === 'new'
        ? { to: { name: `${stem}-new` }, amending: false }
        : { to: { name: `${stem}-amend`, params: { id: about } }, amending: true },
  };
  return {
    ...row,
    routes: [...routes, ...(unamendable ? [] : [amending]), ...furtherRoutes],
    drafts: [...(drafts ?? [ofRecord]), ...furtherDrafts],
  };
}

/** Where the program hands out its ledgers: the rooms that all features share know none of them by name. */
export const LEDGERS: InjectionKey<readonly LedgerRow[]> = Symbol('ledgers');

/** The ledgers of this program, in the order of menus. */
export function useLedgers(): readonly LedgerRow[] {
  const rows = inject(LEDGERS);
  if (!rows) throw new Error('The program hands out no ledgers.');
  return rows;
}
