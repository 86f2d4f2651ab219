import { addDays, type LocalDate } from '@fanzha/domain';
import { lastTwoWeeks } from './calendar.js';
import type { WrittenActivity } from './written-activity.js';

interface WeeklyActivity extends Omit<WrittenActivity, 'on'> {
  /** Whether it was held in the last week, not in the week before it. */
  readonly lastWeek?: boolean;
  /** Days after Monday. */
  readonly day: number;
}

const STUDENTS = { audiences: ['STUDENTS'], channels: ['CLASSROOM'] } as const;
const STREET = { audiences: ['RESIDENTS', 'ELDERLY'], channels: ['ON_SITE', 'LEAFLET'] } as const;

const WEEKLY: readonly WeeklyActivity[] = [
  {
    ...{ unit: '竹溪职业学校', type: 'CLASS_MEETING', title: '实习前反诈主题班会', venue: '各班教室', day: 1 },
    ...STUDENTS,
    measures: [
      ['SESSIONS', 'EXACT', 6],
      ['PARTICIPANTS', 'EXACT', 231],
    ],
  },
  {
    ...{ unit: '竹溪中学', type: 'CLASS_MEETING', title: '反诈主题班会', venue: '各班教室', day: 3 },
    ...STUDENTS,
    measures: [
      ['SESSIONS', 'EXACT', 12],
      ['PARTICIPANTS', 'EXACT', 486],
    ],
  },
  {
    ...{ unit: '禾苗小学', type: 'CLASS_MEETING', title: '家校反诈主题班会', venue: '各班教室', day: 2 },
    ...STUDENTS,
    measures: [
      ['SESSIONS', 'EXACT', 4],
      ['PARTICIPANTS', 'EXACT', 158],
    ],
  },
  {
    ...{
      unit: '惠民银行南陵支行',
      type: 'CENTRALIZED_PUBLICITY',
      title: '网点门前反诈宣传',
      venue: '支行门前',
      day: 2,
    },
    ...STREET,
    measures: [
      ['PARTICIPANTS', 'APPROX', 60],
      ['LEAFLETS', 'EXACT', 80],
    ],
  },
  {
    ...{ unit: '竹溪路派出所', type: 'CENTRALIZED_PUBLICITY', title: '菜市场反诈宣传', venue: '竹溪路菜市场', day: 4 },
    ...STREET,
    measures: [
      ['PARTICIPANTS', 'APPROX', 150],
      ['LEAFLETS', 'EXACT', 120],
    ],
  },
  {
    ...{ unit: '竹溪中学', type: 'CLASS_MEETING', title: '反诈主题班会', venue: '各班教室', day: 3, lastWeek: true },
    ...STUDENTS,
    measures: [
      ['SESSIONS', 'EXACT', 12],
      ['PARTICIPANTS', 'EXACT', 479],
    ],
  },
  {
    ...{ unit: '竹溪路派出所', type: 'CENTRALIZED_PUBLICITY', title: '车站反诈宣传', venue: '籍山客运站', day: 4 },
    ...{ lastWeek: true, ...STREET },
    measures: [
      ['PARTICIPANTS', 'APPROX', 90],
      ['LEAFLETS', 'EXACT', 100],
    ],
  },
];

/** What units of the county with a weekly form have done in the two weeks that they report. */
export function weeklyActivities(today: LocalDate): WrittenActivity[] {
  const [last, before] = lastTwoWeeks(today);
  return WEEKLY.map(({ day, lastWeek = false, ...activity }) => ({
    ...activity,
    on: addDays((lastWeek ? last : before).period.start, day).slice(5),
  }));
}
