import { DomainError, nameIn, requireFound, ROLES, termOf } from '@fanzha/domain';
import { type FirstPassword, FirstPasswords, TenantService } from '@fanzha/org';
import { localeOf, Turnstile, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { SheetXml } from '../../spreadsheets/sheet-xml.js';
import { workbookFile } from '../../spreadsheets/workbook-file.js';
import { ImportAccountRepository, type ImportedAccount } from '../import-accounts.repository.js';
import { ImportLog } from '../import-log.js';
import type { ImportAccounts } from '../import.model.js';
import type { KeptImport } from '../import.repository.js';
import { AT_WORK, ImportService } from '../import.service.js';

/** Accounts of one sheet: as many passwords as are hashed in some seconds. */
const OF_ONE_SHEET = 500;

const WORDS = {
  'zh-CN': {
    sheet: '账号表',
    columns: ['单位', '账号', '姓名', '身份', '一次性密码'],
    separator: '、',
    about: '说明',
    said: [
      '密码只能用来第一次登录，登录后马上要换成自己的。',
      '系统不保存这些密码。再生成一次账号表，没登录过的账号会换新密码，这张表里的就不能用了。',
      '请分别交给本人，交完删掉这个文件。',
    ],
  },
  en: {
    sheet: 'Accounts',
    columns: ['Unit', 'User name', 'Name', 'Roles', 'One-time password'],
    separator: ', ',
    about: 'Notes',
    said: [
      'A password is for the first sign-in alone, and is replaced at once.',
      'The system keeps none of them. Another sheet gives new ones to accounts that nobody has used, and ends these.',
      'Hand each to its person, and delete this file.',
    ],
  },
} as const;

/**
 * The first passwords of imported accounts, as a workbook for who imported them. They are made when it is asked for and
 * kept nowhere: each sheet gives new ones to the accounts that nobody has used, and those of the sheet before end.
 */
@Injectable()
export class AccountSheets {
  private readonly turns = new Turnstile({
    ...{ total: 1, perGroup: 1, perMember: 1 },
    ...{ waitingPerGroup: 1, waiting: 10, waitMs: 20_000 },
  });

  constructor(
    private readonly imports: ImportService,
    private readonly accounts: ImportAccountRepository,
    private readonly passwords: FirstPasswords,
    private readonly tenants: TenantService,
    private readonly log: ImportLog,
  ) {}

  /** What an account sheet would do now; null for an import of something else, or of which nothing was written. */
  async of(viewer: Viewer, kept: KeptImport): Promise<ImportAccounts | null> {
    if (kept.target !== 'ACCOUNTS' || (kept.rowCounts.written ?? 0) === 0) return null;
    const added = await this.accounts.accounts(viewer.scope, kept.id);
    const { ready: some, byHand } = await this.passwords.waiting(viewer, added);
    const ready = new Set(some.map(({ id }) => id));
    const sheets = partsOf(added).map((part, at) => ({
      path: `/imports/${kept.id}/accounts.xlsx?part=${at + 1}`,
      accounts: part.filter(({ id }) => ready.has(id)).length,
    }));
    const waiting = await this.accounts.requests(viewer.scope, kept.id);
    return {
      mayGive: mayGive(viewer, kept),
      added: added.length,
      ready: ready.size,
      byHand: byHand.length,
      waiting,
      sheets,
    };
  }

  /**
   * Gives one-time passwords to the accounts of a part that nobody has used, and tells them once.
   * @throws DomainError NOT_FOUND for what is no import of accounts of the viewer's own; CONFLICT (IMPORT_SETTLED)
   *   where no account of it waits for a password; RATE_LIMITED.
   */
  async give(viewer: Viewer, id: string, part: number, language: string | undefined): Promise<Given> {
    const kept = await this.imports.get(viewer, id);
    if (kept.target !== 'ACCOUNTS' || !mayGive(viewer, kept)) throw DomainError.notFound();
    const some = requireFound(partsOf(await this.accounts.accounts(viewer.scope, id))[part - 1]);
    const leave = await this.turns.enter({ group: viewer.tenantId, member: viewer.userId });
    try {
      const reference = { batchNumber: kept.batchNumber };
      const given = await this.passwords.give(viewer, some, reference, async (tx, accounts) => {
        if (accounts.length === 0) throw DomainError.conflict({ state: kept.state }, 'IMPORT_SETTLED');
        await this.accounts.note(tx, id, accounts);
        await this.log.write(tx, 'account_sheet', kept, { part, accounts: accounts.length });
      });
      return { name: `${kept.batchNumber}-accounts-${part}.xlsx`, body: await this.sheet(viewer, given, language) };
    } finally {
      leave();
    }
  }

  private async sheet(viewer: Viewer, given: readonly FirstPassword[], language: string | undefined) {
    const locale = localeOf(language);
    const { sheet: name, columns, separator, about, said } = WORDS[locale];
    const ids = [...new Set(given.map(({ tenantId }) => tenantId))];
    const units = new Map(
      (await this.tenants.byIds(viewer, ids)).flatMap((unit) => (unit ? [[unit.id, unit.name]] : [])),
    );
    const sheet = new SheetXml(columns.map((column) => ({ name: column, kind: 'text' })));
    const pieces = [sheet.begin()];
    for (const { tenantId, username, displayName, roles, password } of given) {
      const called = roles.map((role) => nameIn(locale, termOf(ROLES, role))).join(separator);
      pieces.push(sheet.line([units.get(tenantId) ?? null, username, displayName, called, password]));
    }
    const told = new SheetXml([{ name: about, kind: 'text' }]);
    const notes = [told.begin(), ...said.map((line) => told.line([line])), told.end(about)];
    return workbookFile([
      { name, pieces: [...pieces, sheet.end(name)] },
      { name: about, pieces: notes },
    ]);
  }
}

interface Given {
  readonly name: string;
  readonly body: Readable;
}

/** Only who let the rows become accounts is told their passwords. */
const mayGive = ({ userId }: Viewer, { askedBy, state }: KeptImport): boolean =>
  askedBy === userId && !AT_WORK.has(state);

const partsOf = (accounts: readonly ImportedAccount[]): readonly (readonly ImportedAccount[])[] =>
  Array.from({ length: Math.ceil(accounts.length / OF_ONE_SHEET) }, (_, at) =>
    accounts.slice(at * OF_ONE_SHEET, (at + 1) * OF_ONE_SHEET),
  );
