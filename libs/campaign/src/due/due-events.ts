import { daysBetween, type LocalDate, type NotificationKind, type NotificationSubject } from '@fanzha/domain';
import type { DomainEvent, DueRow, Recipient } from '@fanzha/platform';
import { titleOf } from '../submissions/submission-events.js';
import type { DueMatter } from './due.repository.js';

interface Telling {
  readonly subjectKind: NotificationSubject;
  /** Before and on the day. */
  readonly due: NotificationKind;
  readonly overdue: NotificationKind;
  /** Whether the same is told to many units by one event. */
  readonly together: boolean;
}

const TELLINGS: Readonly<Record<DueMatter, Telling>> = {
  submissions: {
    subjectKind: 'SUBMISSION',
    due: 'submission.unit_due',
    overdue: 'submission.unit_overdue',
    together: false,
  },
  submissionsMissing: { subjectKind: 'CHASE', due: 'submission.due', overdue: 'submission.overdue', together: false },
  notices: { subjectKind: 'NOTICE', due: 'notice.due', overdue: 'notice.overdue', together: true },
  noticesMissing: { subjectKind: 'NOTICE', due: 'notice.missing', overdue: 'notice.missing', together: false },
  campaigns: { subjectKind: 'CAMPAIGN', due: 'campaign.due', overdue: 'campaign.unit_overdue', together: true },
  campaignsMissing: { subjectKind: 'CAMPAIGN', due: 'campaign.overdue', overdue: 'campaign.overdue', together: false },
  differences: {
    subjectKind: 'SUBMISSION',
    due: 'submission.differs',
    overdue: 'submission.differs',
    together: false,
  },
};

/** In a unit those who record are told, in an authority its officials. */
function recipientOf(matter: DueMatter, { tenantId }: DueRow): Recipient {
  const isOfUnit = matter === 'submissions' || matter === 'notices' || matter === 'campaigns';
  return { tenantId, permission: 'ledger:record', ...(!isOfUnit && { officials: true }) };
}

const IS_OF_SUBMISSIONS: ReadonlySet<DueMatter> = new Set(['submissions', 'submissionsMissing', 'differences']);

/** What the message calls the thing. Of submissions the statements give the form and, behind a space, the period. */
function calledIn(matter: DueMatter, title: string): string {
  if (!IS_OF_SUBMISSIONS.has(matter)) return title;
  const space = title.lastIndexOf(' ');
  return titleOf({ title: title.slice(0, space), period: title.slice(space + 1) });
}

/**
 * The events about what has become due, or has moved since it was approved.
 * @param rows what is to be told, as `DueRepository.some` answers it
 */
export function dueEvents(matter: DueMatter, rows: readonly DueRow[], today: LocalDate): DomainEvent[] {
  const { together, ...telling } = TELLINGS[matter];
  const alike = Map.groupBy(rows, (row) =>
    together
      ? `${row.subjectId} ${row.dueOn} ${row.stage}`
      : `${row.subjectId} ${row.dueOn} ${row.stage} ${row.tenantId}`,
  );
  return [...alike.values()].flatMap((group) => {
    const [row] = group;
    if (!row) return [];
    const { fromId, subjectId, dueOn, stage, title, count } = row;
    const isDue = stage === 'SOON' || stage === 'DUE';
    // Town and line cannot open the chase of another authority: the event leads them to one of the submissions.
    const isOfOthers = matter === 'submissionsMissing' && (stage === 'TOWN' || stage === 'LINE');
    return [
      {
        kind: isDue ? telling.due : telling.overdue,
        tenantId: fromId,
        subjectKind: isOfOthers ? 'SUBMISSION' : telling.subjectKind,
        subjectId,
        recipients: group.map((each) => recipientOf(matter, each)),
        facts: { title: calledIn(matter, title), day: dueOn, days: Math.max(daysBetween(dueOn, today), 0), count },
      },
    ];
  });
}
