import { SECTORS, termOf } from '@fanzha/domain';
import type { Snapshot, SnapshotSubject } from '../snapshot/snapshot.js';
import { pick } from './pick.js';

/** What a summary says of its region: 全区 of 湾沚区. */
const WHOLE: readonly (readonly [ending: string, whole: string])[] = [
  ['街道', '全街道'],
  ['开发区', '全区'],
  ['区', '全区'],
  ['县', '全县'],
  ['市', '全市'],
  ['镇', '全镇'],
  ['乡', '全乡'],
];

/** Whose work it is, as the title names it: 湾沚区, 湾沚区教育条线, 湖畔小学. */
export function subjectWords(subject: SnapshotSubject): string {
  if (subject.kind === 'UNIT' || subject.sector === null) return subject.name;
  return `${subject.name}${lineOf(subject.sector)}`;
}

/** Whose work it is within the text: 本单位, 全区, 全区教育条线. */
export function ownWords(subject: SnapshotSubject, seed: string): string {
  if (subject.kind === 'UNIT') return pick(['本单位', '我单位'], seed, 'who');
  const whole = WHOLE.find(([ending]) => subject.name.endsWith(ending))?.[1] ?? '辖区';
  return subject.sector === null ? whole : `${whole}${lineOf(subject.sector)}`;
}

const lineOf = (sector: Parameters<typeof termOf<(typeof SECTORS)[number]['code']>>[1]): string =>
  `${termOf(SECTORS, sector).zh}条线`;

/** What the choice of phrasings depends on: the same summary always reads the same. */
export function seedOf({ subject, period }: Pick<Snapshot, 'subject' | 'period'>): string {
  const whose = subject.kind === 'UNIT' ? subject.tenantId : `${subject.regionCode} ${subject.sector ?? '*'}`;
  return `${whose} ${period.text}`;
}
