import { SupervisionService, SupervisionSettings } from '@fanzha/campaign';
import { addDays, todayIn } from '@fanzha/domain';
import { RollupReader } from '@fanzha/rollup';
import type { Recorder } from './ledgers/recorder.js';

/** A letter of the demo city, and how far it has come. */
interface DemoLetter {
  readonly unit: string;
  readonly kind: 'REMINDER_LETTER' | 'SUPERVISION_NOTICE' | 'CASE_REVIEW';
  readonly title: string;
  readonly words: string;
  /** Days from the day it is sent to the day by which it is answered. */
  readonly days: number;
  /** What the unit says; null where it has not answered, and `received` says whether it has received the letter. */
  readonly answer: string | null;
  readonly received: boolean;
  /** Whether the answer was accepted. */
  readonly closed: boolean;
}

/** One in each of the states that a letter goes through. */
const LETTERS: readonly DemoLetter[] = [
  {
    unit: '南陵县反诈宣传中队',
    kind: 'CASE_REVIEW',
    title: '关于开展冒充客服案件复盘的函',
    words: '请复盘近期辖区冒充客服类案件：受害人此前有没有接受过宣传或预警，哪一步可以更早发现。请书面回复。',
    days: 10,
    answer: '已逐案复盘。三名受害人均未入户走访过，已补走访，并对快递网点开展集中宣传。',
    received: true,
    closed: true,
  },
  {
    unit: '安和医院',
    kind: 'REMINDER_LETTER',
    title: '关于做好就诊大厅反诈提示的提醒函',
    words: '检查时自助缴费机旁没有反诈提示。请张贴提示，并回复整改情况。',
    days: 7,
    answer: '六台自助缴费机和缴费窗口均已张贴提示，导医台每天巡看一次。',
    received: true,
    closed: false,
  },
  {
    unit: '望湖派出所',
    kind: 'SUPERVISION_NOTICE',
    title: '关于规范预警劝阻记录的督办通知',
    words: '抽查发现部分预警没有写明劝阻方式。请补记，今后逐条写清短信、电话还是见面，并回复。',
    days: 5,
    answer: null,
    received: true,
    closed: false,
  },
  {
    unit: '竹溪医院',
    kind: 'REMINDER_LETTER',
    title: '关于做好就诊大厅反诈提示的提醒函',
    words: '检查时自助缴费机旁没有反诈提示。请张贴提示，并回复整改情况。',
    days: 7,
    answer: null,
    received: false,
    closed: false,
  },
];

/** Supervision of one authority is switched on, and its letters are on their way: all of them were sent today. */
export async function supervise(recorder: Recorder, authority: string): Promise<void> {
  const official = recorder.viewerOf(authority);
  const [letters, rollups] = [recorder.service(SupervisionService), recorder.service(RollupReader)];
  await recorder.service(SupervisionSettings).switch(official, true);
  const reads = rollups.readsOf({ viewer: official, loaders: new Map() });
  for (const { unit, kind, title, words, days, answer, received, closed } of LETTERS) {
    const viewer = recorder.viewerOf(unit);
    const input = { kind, title, words, dueOn: addDays(todayIn(), days), unitIds: [viewer.tenantId] };
    const [sent] = await letters.send(official, reads, input);
    if (!sent || !received) continue;
    const { id, version } = await letters.receive(viewer, sent.id, sent.version);
    if (answer === null) continue;
    const answered = await letters.answer(viewer, id, version, answer);
    if (closed) await letters.close(official, id, answered.version);
  }
}
