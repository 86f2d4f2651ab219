import type { Term } from './vocabulary.js';

/** What a bank can have in place, at its counters, machines and accounts, so that money does not reach a swindler. */
export const CONTROL_MEASURE_TYPES = [
  { code: 'COUNTER_REMINDER', zh: '柜面提醒', en: 'Reminder at the counter' },
  {
    code: 'SUSPEND_NON_COUNTER',
    zh: '涉案账户停非柜面业务',
    en: 'Business away from the counter suspended for accounts in a case',
  },
  { code: 'SUSPEND_PAYMENT_ACCOUNT', zh: '停支付账户全部业务', en: 'Payment accounts suspended altogether' },
  {
    code: 'CLOSE_IMPOSTOR_ACCOUNT',
    zh: '冒名账户声明销户',
    en: 'Accounts opened in a false name closed upon declaration',
  },
  {
    code: 'LIMIT_COUNT_AMOUNT',
    zh: '非柜面交易限次限额',
    en: 'Number and amount of transactions away from the counter limited',
  },
  { code: 'ATM_TRANSFER_DELAY', zh: '自助机转账延时到账', en: 'Transfers at cash machines arrive with a delay' },
  { code: 'ATM_VOICE_PROMPT', zh: '自助机语音提醒', en: 'Spoken prompt at cash machines' },
  { code: 'POPUP_REMINDER', zh: '文字、标识、弹窗提醒', en: 'Reminders by text, sign and pop-up' },
] as const satisfies readonly Term[];
export type ControlMeasureType = (typeof CONTROL_MEASURE_TYPES)[number]['code'];
