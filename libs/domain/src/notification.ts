import { type Locale, type Named, nameIn } from './locale.js';
import { NOTIFICATION_GROUPS, type NotificationGroup } from './notification-group.js';

/** Days for which a notification is kept. */
export const NOTIFICATION_KEPT_DAYS = 180;
/** The same matter is told to a person once within so many minutes. */
export const SAME_MATTER_MINUTES = 30;

/** What a message is filled with: names of units, titles, days and numbers. */
export type NotificationFacts = Readonly<Record<string, string | number>>;

interface NotificationWording {
  readonly group: NotificationGroup;
  readonly title: Named;
  readonly body: Named;
  /** For robots of chat groups: units and numbers alone (`ROBOT_FACTS`). Without it they are not told. */
  readonly robot?: Named;
}

/** The only facts that leave for a chat group. A title may hold anything that somebody typed, so that it is none. */
export const ROBOT_FACTS: ReadonlySet<string> = new Set(['unit', 'count', 'days', 'day', 'rows']);

/** Every kind of event that somebody is told of. `{name}` stands for a fact. A new kind is one row. */
const WORDINGS = {
  'notice.published': {
    group: 'DOCUMENT',
    title: { zh: '{unit}下发了“{title}”', en: '{unit} published “{title}”' },
    body: { zh: '请查看并签收。', en: 'Please read and acknowledge it.' },
    robot: {
      zh: '{unit}下发了新的通报，请登录查看并签收。',
      en: '{unit} published a notice. Sign in to acknowledge it.',
    },
  },
  'approval.requested': {
    group: 'TO_REVIEW',
    title: { zh: '有一项权限变更等你复核', en: 'A change of rights waits for approval' },
    body: { zh: '涉及{unit}，{days} 天内有效。', en: 'It is about {unit}. Days until it expires: {days}.' },
  },
  'import.finished': {
    group: 'FILE',
    title: { zh: '导入 {batch} 完成', en: 'Import {batch} is done' },
    body: { zh: '写入 {rows} 行。', en: 'Rows written: {rows}.' },
  },
  'import.stopped': {
    group: 'FILE',
    title: { zh: '导入 {batch} 停下了', en: 'Import {batch} has stopped' },
    body: { zh: '已写入 {rows} 行，请查看原因。', en: 'Rows written: {rows}. See why it stopped.' },
  },
  'account.locked': {
    group: 'ACCOUNT',
    title: { zh: '账号因连续输错密码被锁定', en: 'An account was locked after wrong passwords' },
    body: {
      zh: '{count} 分钟后自动解锁。不是本人操作的，请告诉管理员。',
      en: 'It opens again after {count} minutes. If this was nobody of yours, tell the administrator.',
    },
  },
  'webhook.disabled': {
    group: 'ACCOUNT',
    title: { zh: '群机器人已停用', en: 'A chat robot was switched off' },
    body: {
      zh: '连续 {count} 次发送失败。检查地址后可重新启用。',
      en: 'Failed deliveries in a row: {count}. Check its address, then switch it on again.',
    },
  },
  'submission.submitted': {
    group: 'TO_REVIEW',
    title: { zh: '{unit}提交了“{title}”', en: '{unit} submitted “{title}”' },
    body: { zh: '等你审核。', en: 'It waits for review.' },
    robot: { zh: '{unit}提交了报表，待审核。', en: '{unit} submitted a report to review.' },
  },
  'submission.reminded': {
    group: 'DUE',
    title: { zh: '{unit}催报“{title}”', en: '{unit} asks for “{title}”' },
    body: { zh: '期限 {day}，共 {count} 份未报。', en: 'Due on {day}. Reports that are missing: {count}.' },
    robot: {
      zh: '{unit}催报：报表期限 {day}，共 {count} 份未报。',
      en: '{unit} asks for reports. Due on {day}. Missing: {count}.',
    },
  },
  'submission.corrected': {
    group: 'CORRECTED',
    title: { zh: '退回的 {count} 格有改动', en: 'Returned cells that were changed: {count}' },
    body: { zh: '{unit}改了“{title}”，等你看差异。', en: '{unit} changed “{title}”. See the differences.' },
  },
  'submission.returned': {
    group: 'REVIEW_RESULT',
    title: { zh: '“{title}”被退回', en: '“{title}” was returned' },
    body: {
      zh: '{unit}退回 {count} 格，请修改后再报。',
      en: '{unit} returned cells: {count}. Change and submit again.',
    },
  },
  'submission.approved': {
    group: 'REVIEW_RESULT',
    title: { zh: '“{title}”通过了', en: '“{title}” was approved' },
    body: { zh: '{unit}已通过审核。', en: '{unit} has approved it.' },
  },
  'submission.due': {
    group: 'DUE',
    title: { zh: '“{title}”{day} 到期', en: '“{title}” is due on {day}' },
    body: { zh: '还差 {count} 家。', en: 'Units that are missing: {count}.' },
    robot: { zh: '报表 {day} 到期，还差 {count} 家。', en: 'A report is due on {day}. Units missing: {count}.' },
  },
  'submission.overdue': {
    group: 'DUE',
    title: { zh: '“{title}”已逾期 {days} 天', en: '“{title}” is overdue. Days: {days}' },
    body: { zh: '还差 {count} 家。', en: 'Units that are missing: {count}.' },
    robot: {
      zh: '报表已逾期 {days} 天，还差 {count} 家。',
      en: 'A report is overdue. Days: {days}. Units missing: {count}.',
    },
  },
  'submission.differs': {
    group: 'DIFFERENCE',
    title: { zh: '已通过的数有变动', en: 'Approved figures have moved' },
    body: {
      zh: '{unit}的“{title}”通过后，台账动了 {count} 格的数。',
      en: 'Since “{title}” of {unit} was approved, the ledger has moved cells: {count}.',
    },
  },
  'campaign.issued': {
    group: 'DOCUMENT',
    title: { zh: '{unit}下发了“{title}”', en: '{unit} issued “{title}”' },
    body: { zh: '请签收，期限 {day}。', en: 'Please acknowledge it by {day}.' },
    robot: { zh: '{unit}下发了专项行动，签收期限 {day}。', en: '{unit} issued a campaign. Acknowledge it by {day}.' },
  },
  'campaign.amended': {
    group: 'DOCUMENT',
    title: { zh: '{unit}修改了“{title}”', en: '{unit} changed “{title}”' },
    body: {
      zh: '现为第 {count} 版。任务有改动的，请重新签收。',
      en: 'Edition now: {count}. Where tasks have changed, please acknowledge it again.',
    },
    robot: {
      zh: '{unit}修改了专项行动，现为第 {count} 版，请登录查看。',
      en: '{unit} changed a campaign. Edition now: {count}. Sign in to read it.',
    },
  },
  'campaign.withdrawn': {
    group: 'DOCUMENT',
    title: { zh: '{unit}撤回了“{title}”', en: '{unit} withdrew “{title}”' },
    body: { zh: '不用再开展。已登记的记录仍在。', en: 'Nothing more is to be done. Records stay.' },
    robot: { zh: '{unit}撤回了一个专项行动。', en: '{unit} withdrew a campaign.' },
  },
  'campaign.closed': {
    group: 'DOCUMENT',
    title: { zh: '{unit}结束了“{title}”', en: '{unit} closed “{title}”' },
    body: { zh: '数据已定格。', en: 'Its figures stay as they are.' },
    robot: { zh: '{unit}结束了一个专项行动。', en: '{unit} closed a campaign.' },
  },
  'alert.assigned': {
    group: 'ALERT',
    title: { zh: '{unit}交办一条预警', en: '{unit} assigned an alert' },
    body: { zh: '请在 {day} 前劝阻并反馈。', en: 'Please answer it by {day}.' },
    robot: {
      zh: '{unit}交办一条预警，请在 {day} 前劝阻，并登录反馈。',
      en: '{unit} assigned an alert. Sign in and answer it by {day}.',
    },
  },
  'alert.reassigned': {
    group: 'ALERT',
    title: { zh: '{unit}改派一条预警给本单位', en: '{unit} passed an alert on to you' },
    body: { zh: '请在 {day} 前劝阻并反馈。', en: 'Please answer it by {day}.' },
    robot: {
      zh: '{unit}改派一条预警，请在 {day} 前劝阻，并登录反馈。',
      en: '{unit} passed an alert on. Sign in and answer it by {day}.',
    },
  },
  'alert.answered': {
    group: 'ALERT',
    title: { zh: '{unit}反馈了一条预警', en: '{unit} answered an alert' },
    body: { zh: '请查看劝阻结果。', en: 'See what came of it.' },
    robot: { zh: '{unit}反馈了一条预警，请登录查看。', en: '{unit} answered an alert. Sign in to read it.' },
  },
  'supervision.issued': {
    group: 'DOCUMENT',
    title: { zh: '{unit}发来“{title}”', en: '{unit} sent “{title}”' },
    body: { zh: '请签收，并在 {day} 前回复。', en: 'Please receive it, and answer by {day}.' },
    robot: {
      zh: '{unit}发来督办函，请登录签收，并在 {day} 前回复。',
      en: '{unit} sent a supervision letter. Sign in and answer by {day}.',
    },
  },
  'supervision.answered': {
    group: 'TO_REVIEW',
    title: { zh: '{unit}回复了“{title}”', en: '{unit} answered “{title}”' },
    body: { zh: '请查看，办结或退回。', en: 'Please read it, and close or return it.' },
    robot: {
      zh: '{unit}回复了督办函，请登录查看。',
      en: '{unit} answered a supervision letter. Sign in to read it.',
    },
  },
  'supervision.returned': {
    group: 'REVIEW_RESULT',
    title: { zh: '“{title}”的回复被退回', en: 'The answer to “{title}” was returned' },
    body: { zh: '{unit}请你单位在 {day} 前再次回复。', en: '{unit} asks for another answer by {day}.' },
  },
  'supervision.closed': {
    group: 'REVIEW_RESULT',
    title: { zh: '“{title}”已办结', en: '“{title}” was closed' },
    body: { zh: '{unit}认可了你单位的回复。', en: '{unit} has accepted the answer.' },
  },
  'supervision.withdrawn': {
    group: 'DOCUMENT',
    title: { zh: '{unit}撤回了“{title}”', en: '{unit} withdrew “{title}”' },
    body: { zh: '不用再回复。', en: 'No answer is asked for any more.' },
  },
  'campaign.overdue': {
    group: 'DUE',
    title: { zh: '“{title}” {count} 家逾期未签收', en: '“{title}”: units overdue: {count}' },
    body: { zh: '签收期限 {day}。', en: 'It was due on {day}.' },
    robot: {
      zh: '专项行动 {count} 家逾期未签收，期限 {day}。',
      en: 'A campaign has units overdue: {count}. Due {day}.',
    },
  },
  'evaluation.published': {
    group: 'DOCUMENT',
    title: { zh: '{unit}发布了考核方案“{title}”', en: '{unit} published the scoring scheme “{title}”' },
    body: { zh: '得分由台账算出，可以看到每一步。', en: 'Scores are computed from the ledgers; every step is shown.' },
    robot: { zh: '{unit}发布了考核方案，请登录查看。', en: '{unit} published a scoring scheme. Sign in to read it.' },
  },
  'evaluation.amended': {
    group: 'DOCUMENT',
    title: { zh: '{unit}修改了考核方案“{title}”', en: '{unit} changed the scoring scheme “{title}”' },
    body: { zh: '现为第 {count} 版，请查看改了什么。', en: 'Edition now: {count}. See what has changed.' },
    robot: {
      zh: '{unit}修改了考核方案，现为第 {count} 版，请登录查看。',
      en: '{unit} changed a scoring scheme. Edition now: {count}. Sign in to read it.',
    },
  },
  'evaluation.closed': {
    group: 'REVIEW_RESULT',
    title: { zh: '“{title}”已定分', en: 'The scores of “{title}” are set' },
    body: { zh: '对得分有异议的，请在 {day} 前申诉。', en: 'You may appeal against a score until {day}.' },
    robot: { zh: '考核已定分，申诉到 {day} 为止。', en: 'Scores are set. Appeals are possible until {day}.' },
  },
  'evaluation.locked': {
    group: 'REVIEW_RESULT',
    title: { zh: '“{title}”的得分已锁定', en: 'The scores of “{title}” are locked' },
    body: { zh: '得分不再变动。', en: 'They stay as they are.' },
  },
  'evaluation.appealed': {
    group: 'TO_REVIEW',
    title: { zh: '{unit}对“{title}”提出申诉', en: '{unit} appeals against its score of “{title}”' },
    body: { zh: '请处理。', en: 'Please decide.' },
    robot: { zh: '{unit}提出了考核申诉，待处理。', en: '{unit} appeals against a score.' },
  },
  'evaluation.decided': {
    group: 'REVIEW_RESULT',
    title: { zh: '“{title}”的申诉已处理', en: 'Your appeal about “{title}” is decided' },
    body: { zh: '{unit}已写明理由，请查看。', en: '{unit} has given its reasons. Please read them.' },
  },
  'mail.stopped': {
    group: 'ACCOUNT',
    title: { zh: '邮件提醒已停用', en: 'Mails to you were stopped' },
    body: {
      zh: '你的邮箱连续 {count} 次拒收。请在通知设置里检查邮箱，重新验证后恢复。',
      en: 'Mails that your address refused in a row: {count}. Check it in the settings and confirm it again.',
    },
  },
  'submission.unit_due': {
    group: 'DUE',
    title: { zh: '“{title}”{day} 到期', en: '“{title}” is due on {day}' },
    body: { zh: '本单位还没有报送。', en: 'Your unit has not submitted it yet.' },
    robot: { zh: '报表 {day} 到期，本单位还没有报送。', en: 'A report is due on {day} and not submitted yet.' },
  },
  'submission.unit_overdue': {
    group: 'DUE',
    title: { zh: '“{title}”已逾期 {days} 天', en: '“{title}” is overdue. Days: {days}' },
    body: { zh: '期限 {day}，请尽快报送。', en: 'It was due on {day}. Please submit it.' },
    robot: {
      zh: '报表已逾期 {days} 天，期限 {day}，请尽快报送。',
      en: 'A report is overdue. Days: {days}. It was due on {day}.',
    },
  },
  'notice.due': {
    group: 'DUE',
    title: { zh: '“{title}”{day} 前签收', en: 'Please acknowledge “{title}” by {day}' },
    body: { zh: '{unit}下发，本单位还没有签收。', en: 'Published by {unit}; your unit has not acknowledged it yet.' },
    robot: { zh: '{unit}的通报请在 {day} 前签收。', en: 'Please acknowledge a notice of {unit} by {day}.' },
  },
  'notice.overdue': {
    group: 'DUE',
    title: { zh: '“{title}”逾期未签收', en: '“{title}” is not acknowledged in time' },
    body: { zh: '{unit}下发，签收期限 {day}。', en: 'Published by {unit}. It was due on {day}.' },
    robot: { zh: '{unit}的通报逾期未签收，期限 {day}。', en: 'A notice of {unit} is overdue since {day}.' },
  },
  'notice.missing': {
    group: 'DUE',
    title: { zh: '“{title}” {count} 家逾期未签收', en: '“{title}”: units overdue: {count}' },
    body: { zh: '签收期限 {day}。', en: 'It was due on {day}.' },
    robot: { zh: '通报 {count} 家逾期未签收，期限 {day}。', en: 'A notice has units overdue: {count}. Due {day}.' },
  },
  'campaign.due': {
    group: 'DUE',
    title: { zh: '“{title}”{day} 前签收', en: 'Please acknowledge “{title}” by {day}' },
    body: { zh: '{unit}下发，本单位还没有签收。', en: 'Issued by {unit}; your unit has not acknowledged it yet.' },
    robot: { zh: '{unit}的专项行动请在 {day} 前签收。', en: 'Please acknowledge a campaign of {unit} by {day}.' },
  },
  'campaign.unit_overdue': {
    group: 'DUE',
    title: { zh: '“{title}”逾期未签收', en: '“{title}” is not acknowledged in time' },
    body: { zh: '{unit}下发，签收期限 {day}。', en: 'Issued by {unit}. It was due on {day}.' },
    robot: { zh: '{unit}的专项行动逾期未签收，期限 {day}。', en: 'A campaign of {unit} is overdue since {day}.' },
  },
  'alert.due': {
    group: 'ALERT',
    title: { zh: '一条预警快到期', en: 'An alert is due soon' },
    body: { zh: '{unit}交办，请在 {day} 前劝阻并反馈。', en: 'Assigned by {unit}. Please answer it by {day}.' },
    robot: {
      zh: '{unit}交办的预警 {day} 到期，请登录反馈。',
      en: 'An alert of {unit} is due at {day}. Sign in to answer it.',
    },
  },
  'alert.overdue': {
    group: 'ALERT',
    title: { zh: '一条预警逾期未反馈', en: 'An alert is overdue' },
    body: {
      zh: '{unit}交办，期限 {day}，请马上劝阻并反馈。',
      en: 'Assigned by {unit}, due at {day}. Please answer it now.',
    },
    robot: {
      zh: '{unit}交办的预警逾期未反馈，期限 {day}，请登录反馈。',
      en: 'An alert of {unit} is overdue since {day}. Sign in to answer it.',
    },
  },
  'alert.reminded': {
    group: 'ALERT',
    title: { zh: '{unit}催办预警', en: '{unit} asks for answers to alerts' },
    body: { zh: '共 {count} 条逾期未反馈，最早期限 {day}。', en: 'Overdue: {count}. The first was due at {day}.' },
    robot: {
      zh: '{unit}催办 {count} 条逾期预警，最早期限 {day}。',
      en: '{unit}: overdue alerts {count}, since {day}.',
    },
  },
  'alert.unanswered': {
    group: 'ALERT',
    title: { zh: '{unit}逾期未反馈一条预警', en: '{unit} has not answered an alert in time' },
    body: { zh: '期限 {day}。', en: 'It was due at {day}.' },
    robot: {
      zh: '{unit}逾期未反馈一条预警，期限 {day}。',
      en: '{unit} has not answered an alert that was due at {day}.',
    },
  },
} as const satisfies Readonly<Record<string, NotificationWording>>;

export type NotificationKind = keyof typeof WORDINGS;
export const NOTIFICATION_KINDS = Object.keys(WORDINGS) as readonly NotificationKind[];

const wordingOf = (kind: NotificationKind): NotificationWording => WORDINGS[kind];

/** The group among which a person chooses whether to be told of a kind. */
export const notificationGroupOf = (kind: NotificationKind): NotificationGroup => wordingOf(kind).group;

/** Names of the facts that the message of a kind is filled with. */
export function notificationFactsOf(kind: NotificationKind): ReadonlySet<string> {
  const { title, body, robot } = wordingOf(kind);
  const texts = [title, body, robot].flatMap((named) => (named ? [named.zh, named.en] : []));
  return new Set(texts.flatMap((text) => [...text.matchAll(PLACE)].map(([, name = '']) => name)));
}

/** A notification in the language of its reader. */
export function notificationText(
  kind: NotificationKind,
  facts: NotificationFacts,
  locale: Locale,
): { readonly title: string; readonly body: string } {
  const { title, body } = wordingOf(kind);
  return { title: filled(nameIn(locale, title), facts), body: filled(nameIn(locale, body), facts) };
}

/** What the robot of a chat group says; null for kinds it is not told of. Nothing but units, days and numbers. */
export function robotText(kind: NotificationKind, facts: NotificationFacts, locale: Locale): string | null {
  const { robot } = wordingOf(kind);
  return robot ? filled(nameIn(locale, robot), robotFacts(facts)) : null;
}

/** Groups that have a kind which robots are told; in the order of all groups. */
export const ROBOT_GROUPS: readonly NotificationGroup[] = NOTIFICATION_GROUPS.map(({ code }) => code).filter((group) =>
  NOTIFICATION_KINDS.some((kind) => notificationGroupOf(kind) === group && wordingOf(kind).robot !== undefined),
);

/** The facts that may leave for a chat group. */
export function robotFacts(facts: NotificationFacts): NotificationFacts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => ROBOT_FACTS.has(name)));
}

const PLACE = /\{([a-z]+)\}/g;

/** Titles stand in quotation marks, so that those inside of them are single ones. */
const quoted = (fact: string | number): string => String(fact).replace(/[“”]/g, (mark) => (mark === '“' ? '‘' : '’'));

/** Facts that are missing leave a dash: an older event may not have what a newer text asks for. */
const filled = (text: string, facts: NotificationFacts): string =>
  text.replace(PLACE, (_place, name: string) => {
    const fact = facts[name] ?? '—';
    return name === 'title' ? quoted(fact) : String(fact);
  });
