import { pattern } from './pattern.js';

/** 全校1560名学生、92名教职工参加: people that a unit has, who did what is counted. */
export const TOOK_PART = pattern(
  'u',
  String.raw`^[\p{Script=Han}、\d]{0,14}(?:现场|同步|集中|认真|均|都|全部|踊跃)?(?:(?<!应)参加(?!工作)|参与|聆听|听讲|收看|观看|同上|齐上|共上|学习了|接受(?:了)?[^，。；]{0,6}教育|受训|参训|参会|听课|到场|`,
  String.raw`交卷|答题|(?:下载|安装|注册|签订|签署)(?!率|量))(?!率)`,
);
