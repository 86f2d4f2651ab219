import { keepersOf, type LedgerCode, type Permission, ROSTER_KEEPERS, type TenantType } from '@fanzha/domain';
import type { Viewer } from '@fanzha/platform';
import { LEDGER_TARGETS } from '../targets/ledger-targets.js';
import { ACCOUNTS_TARGET, REGISTER_TARGETS } from '../targets/register-targets.js';
import type { ImportTarget } from '../targets/target.js';

const ALL: readonly ImportTarget[] = [...LEDGER_TARGETS, ...REGISTER_TARGETS];
const TARGETS: ReadonlyMap<string, ImportTarget> = new Map(ALL.map((target) => [target.code, target]));

/** Who keeps the accounts of all units says which unit each is of. */
const ACCOUNTS_OF_ANY_UNIT: ImportTarget = {
  ...ACCOUNTS_TARGET,
  fields: ACCOUNTS_TARGET.fields.map((field) => (field.name === 'unit' ? { ...field, required: true } : field)),
};

type Actor = Pick<Viewer, 'permissions'>;

/** What rows of a code become; null for none, or none yet. */
export const targetOf = (code: string): ImportTarget | null => TARGETS.get(code) ?? null;

/** What the viewer can import for a unit of a type, in the order of menus. */
export const targetsOf = (viewer: Actor, type: TenantType): readonly ImportTarget[] =>
  ALL.filter(({ code }) => mayImport(viewer, code) && isKeptBy(code, type)).map((target) =>
    target.code === 'ACCOUNTS' && mayImport(viewer, 'UNITS') ? ACCOUNTS_OF_ANY_UNIT : target,
  );

/** Rights that an import needs all the while: to record, and to read what is compared with. */
const OF_LEDGERS: readonly Permission[] = ['ledger:record', 'ledger:read', 'ledger:amend'];
/** The same of what is kept beside the ledgers: who may add one may add many. */
const RIGHTS: Readonly<Record<string, readonly Permission[]>> = {
  UNITS: ['tenant:manage', 'tenant:read'],
  ACCOUNTS: ['user:manage', 'user:read'],
};

/** Whether somebody may import rows of a code, and see imports of it. */
export const mayImport = ({ permissions }: Actor, code: string): boolean =>
  (RIGHTS[code] ?? OF_LEDGERS).every((permission) => permissions.has(permission));

/** What somebody may import, whatever unit it is. */
export const codesFor = (viewer: Actor): readonly string[] =>
  ALL.filter(({ code }) => mayImport(viewer, code)).map(({ code }) => code);

/** Which types of units keep it; everybody has accounts. */
function isKeptBy(code: string, type: TenantType): boolean {
  if (code === 'HOUSEHOLD_DOORS') return ROSTER_KEEPERS.includes(type);
  return code in RIGHTS || keepersOf(code as LedgerCode).includes(type);
}
