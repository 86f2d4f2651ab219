import { foldIdentifier, mobileNumbersIn, personalNumberIn } from '@fanzha/domain';

/** Why a column is never read. */
export type PersonalReason = 'HEADER' | 'CONTENT';

const HEADER = new RegExp(
  '手机|电话|联系方式|移动号码|身份证|证件号|证件号码|居民身份|银行卡|银行账号|银行帐号|卡号|账户号码' +
    '|phone|mobile|idcard|idnumber|bankcard|cardnumber|密码|口令|password|passwd|passcode',
  'u',
);
/** Counts of phones and cards are no numbers of persons: 止付银行卡数, 电话劝阻人次. */
const COUNTED = /人数|人次|户数|次数|数量|张数|部数|起数|笔数|个数|台数|热线|劝阻/u;

/** Cells that are looked at, and how many of those that say something give a column away. */
export const LOOKED_AT = 200;
const SHARE = 0.3;

/** Whether a header says that the column holds numbers of persons, or passwords, which nobody should keep either. */
export function isPersonalHeader(header: string): boolean {
  const folded = foldIdentifier(header);
  return HEADER.test(folded) && !COUNTED.test(folded);
}

/** Whether a cell is a number of a person, and nothing else. */
function isPersonalCell(text: string): boolean {
  const digits = text.replace(/\D/gu, '').length;
  const isNumber = digits * 2 >= text.trim().length;
  return isNumber && (personalNumberIn(text) !== null || mobileNumbersIn(text).length > 0);
}

/** Whether what stands in a column are numbers of persons, whatever its header says. */
export function isPersonalContent(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const personal = filled.filter(isPersonalCell).length;
  return personal > 0 && personal >= filled.length * SHARE;
}
