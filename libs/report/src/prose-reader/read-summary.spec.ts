import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readSummary } from './read-summary.js';
import type { Reading } from './reading.js';

const read = (text: string, unitType?: 'SCHOOL' | 'BANK' | 'POLICE') =>
  readSummary(`云泽县单位反诈工作总结\n${text}`, { reportDate: '2026-11-30', ...(unitType ? { unitType } : {}) })
    .readings;
const told = (readings: readonly Reading[], quote: string) => readings.find((reading) => reading.quote === quote);

/** Letters that such texts are made of, those that could confuse a reader among them. */
const LETTERS =
  "0123456789０９一二三百千万亿两余多近约数年月日第、，。；：（）“”《》\t\n'` .-~—至到份人次场起元户各其中共×x发放开展劝阻被骗老人";

describe('reading a summary', () => {
  it('quotes what stands at its offsets, in the text as it was given', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LETTERS), { maxLength: 120 }), (letters) => {
        const text = letters.join('');
        const { readings, records } = readSummary(text);
        for (const { start, end, quote } of [...readings, ...records]) {
          expect(quote).toBe(text.slice(start, end));
          expect(start).toBeLessThan(end);
        }
        for (const [index, { start }] of readings.entries())
          if (index > 0) expect(start).toBeGreaterThanOrEqual(readings[index - 1]?.start ?? 0);
      }),
      { numRuns: 400 },
    );
  });

  it('reads results with what they count', () => {
    const readings = read('学校举办反诈讲座3场，参加师生1200余人次，发放宣传资料3,000份。', 'SCHOOL');
    expect(told(readings, '3')).toMatchObject({ class: 'RESULT', indicator: 'SESSIONS', value: 3, qualifier: 'EXACT' });
    expect(told(readings, '1200余')).toMatchObject({ indicator: 'PARTICIPANTS', qualifier: 'AT_LEAST' });
    expect(told(readings, '3,000')).toMatchObject({ indicator: 'LEAFLETS', value: 3000 });
  });

  it('never takes a target, an order or a plan for a result', () => {
    const readings = read('下一步，力争入户率达到95%，计划举办讲座4场。要求各校签订承诺书500份。');
    for (const quote of ['95%', '4', '500'])
      expect(['TARGET', 'PLAN', 'REQUIRED']).toContain(told(readings, quote)?.class);
  });

  it('never takes numbers that are no results for results', () => {
    const text =
      '根据云反诈办〔2026〕15号文件，组织2024级学生在212会议室学习“三不一多”原则，拨打96110咨询，同比下降9.3%，开展第2轮宣传。';
    const { readings } = readSummary(text);
    const classes = Object.fromEntries(readings.map(({ quote, class: is }) => [quote, is]));
    expect(classes).toMatchObject({
      2026: 'DOCUMENT',
      15: 'DOCUMENT',
      2024: 'CONTEXT',
      212: 'CONTEXT',
      96110: 'CONTEXT',
    });
    expect(classes['9.3%']).toBe('RATE');
    expect(classes['2']).toBe('CONTEXT');
  });

  it('knows a part from its total', () => {
    const readings = read('接听咨询电话37个，其中劝阻警情6个。', 'POLICE');
    expect(told(readings, '37')).toMatchObject({ class: 'RESULT', indicator: 'HOTLINE_CALLS' });
    expect(told(readings, '6')).toMatchObject({ class: 'PART', indicator: 'DISSUASIONS' });
  });

  it('keeps the details of a case out of the results', () => {
    const readings = read(
      '近日，一名老人接到自称“公安”的电话，对方要求缴纳3600元，老人准备向其转账5万元，被柜员及时劝阻。',
      'BANK',
    );
    expect(told(readings, '5万')).toMatchObject({ class: 'CASE', value: 50_000 });
    expect(told(readings, '3600')?.class).toBe('CASE_DETAIL');
  });

  it('says how often a number is told that goes for each of several things', () => {
    expect(told(read('征集海报、标语各60余件。', 'SCHOOL'), '60余')).toMatchObject({ times: 2, value: 60 });
  });

  it('tells the days that a result covers', () => {
    expect(told(read('9月29日至10月16日共开展宣传活动40场。'), '40')?.span).toEqual({
      from: '2026-09-29',
      until: '2026-10-16',
    });
  });

  it('takes places where work is done for no results, unless it is done with them', () => {
    const readings = read('发放资料800份，开展讲座3场。宣讲队走进8个乡镇，对27家企业开展检查，对滞后的2个村进行约谈。');
    expect(told(readings, '8')?.class).toBe('STATISTIC');
    for (const quote of ['27', '2']) expect(told(readings, quote)).toMatchObject({ class: 'RESULT', indicator: null });
  });

  it('knows what was done where it stands behind a list, and what 将 takes along', () => {
    const readings = read('手机63部、银行卡118张被查扣，将涉案资金18.6万元全部返还受害人。', 'POLICE');
    for (const quote of ['63', '118'])
      expect(told(readings, quote)).toMatchObject({ class: 'RESULT', indicator: null });
    expect(told(readings, '18.6万')).toMatchObject({ class: 'RESULT', indicator: 'RETURNED', value: 186_000 });
  });

  it('counts several people as a result, and one as a case', () => {
    const readings = read('成功劝阻16名群众转账汇款，挽回损失32万余元。');
    expect(told(readings, '16')).toMatchObject({ class: 'RESULT', indicator: 'DISSUASIONS' });
    expect(told(readings, '32万余')).toMatchObject({ class: 'RESULT', indicator: 'LOSS_AVOIDED' });
  });

  it('tells a whole again only to tell a part of it, and a sum only once', () => {
    const readings = read(
      '破获案件37起，37起里有9起是深挖出来的。进校园、进社区宣讲分别为18场、7场，合计25场。',
      'POLICE',
    );
    expect(readings.filter(({ quote }) => quote === '37').map(({ class: is }) => is)).toEqual(['RESULT', 'CONTEXT']);
    expect(told(readings, '9')?.class).toBe('PART');
    expect(told(readings, '25')?.class).toBe('CONTEXT');
  });

  it('reads lines that begin with their days', () => {
    const readings = readSummary(
      '云泽县石桥村4月反诈记录\n4.3 院坝会2场，到120人，发资料200份\n4.8 入户87户，挂横幅4条\n',
    ).readings;
    for (const quote of ['4.3', '4.8']) expect(told(readings, quote)?.class).toBe('DATE');
    expect(told(readings, '2')).toMatchObject({ class: 'RESULT', indicator: 'SESSIONS' });
    expect(told(readings, '120')).toMatchObject({ class: 'RESULT' });
  });

  it('reads a table of two years: the earlier is no result, and 万份 are ten thousand', () => {
    const rows = '指标|单位|2025年|2024年\n电诈警情|起|1326|1498\n发放资料|万份|68.5|71.2';
    const readings = read(rows, 'POLICE');
    expect(told(readings, '1326')).toMatchObject({ class: 'RESULT', indicator: 'CASES_REPORTED', value: 1326 });
    expect(told(readings, '68.5')).toMatchObject({ class: 'RESULT', indicator: 'LEAFLETS', value: 685_000 });
    for (const quote of ['1498', '71.2']) expect(told(readings, quote)?.class).toBe('STATISTIC');
  });

  it('tells no activity of what frauds are like, of aims, and of what was told', () => {
    const types = (sentence: string) =>
      readSummary(`云泽县某镇反诈工作总结\n今年以来组织宣传活动9场，发放资料800份，入户300户。\n${sentence}`)
        .records.filter(({ quote }) => sentence.includes(quote))
        .flatMap(({ activityType }) => activityType ?? []);
    expect(types('犯罪分子利用短信发布中奖信息，诱骗群众缴纳费用。')).toEqual([]);
    expect(types('采取悬挂标语、发放资料、现场咨询等形式在社区开展宣传。')).toEqual(['CENTRALIZED_PUBLICITY']);
    expect(types('利用广播、微信群、宣传栏等多种形式，大力宣传防骗知识。').sort()).toEqual([
      'BROADCAST_MEDIA',
      'ONLINE_PUSH',
      'POSTING_DISPLAY',
    ]);
  });

  it('takes places and people who work for no households and no audience', () => {
    const readings = read(
      '志愿队走进五家医院开展反诈宣传。一名社区干部入户宣传防骗知识。8名员工走进夜市，发放折页400张。',
    );
    expect(told(readings, '五')).toMatchObject({ class: 'STATISTIC' });
    for (const quote of ['一', '8']) expect(told(readings, quote)?.class).not.toBe('RESULT');
    expect(told(readings, '400')).toMatchObject({ class: 'RESULT', indicator: 'LEAFLETS' });
  });

  it('counts who took part, where what they did stands behind them', () => {
    const readings = read('国旗下讲话由全校1560名学生、92名教职工参加。八年级15个班760名学生现场聆听。', 'SCHOOL');
    for (const quote of ['1560', '92', '760'])
      expect(told(readings, quote)).toMatchObject({ class: 'RESULT', indicator: 'PARTICIPANTS' });
    expect(told(readings, '15')).toMatchObject({ class: 'RESULT', indicator: 'CLASSES_COVERED' });
    expect(told(read('学校应参加300名学生。', 'SCHOOL'), '300')?.class).toBe('STATISTIC');
  });

  it('knows what was done with somebody who stands before it', () => {
    const readings = read('189名群众在转账前被民警劝住，27位村民经劝说放弃转账，推送劝阻指令8900条。', 'POLICE');
    for (const quote of ['189', '27'])
      expect(told(readings, quote)).toMatchObject({ class: 'RESULT', indicator: 'DISSUASIONS' });
    expect(told(readings, '8900')).toMatchObject({ class: 'RESULT', indicator: null });
  });

  it('takes kinds of what was told, and their money, for parts of it', () => {
    const readings = read(
      '全县立案176起，损失1487万元，其中9月立案15起，损失102万元。从类型看，刷单45起、贷款22起。',
      'POLICE',
    );
    for (const quote of ['15', '102万', '45', '22']) expect(told(readings, quote)?.class).toBe('PART');
    expect(told(readings, '1487万')).toMatchObject({ class: 'RESULT', indicator: 'LOSS' });
  });

  it('keeps then and now of one sentence out of the results', () => {
    const readings = read('上学期11名学生被骗，这学期只有2名；举办讲座3场。', 'SCHOOL');
    for (const quote of ['11', '2']) expect(told(readings, quote)?.class).toBe('STATISTIC');
  });

  it('asks for an aim with the words of one, and not with what was held', () => {
    const readings = read('涉案号码压降48%。我行争取涉案账户数同比下降20%。');
    expect(told(readings, '48%')?.class).toBe('RATE');
    expect(told(readings, '20%')?.class).toBe('TARGET');
  });

  it('tells no activity of names, of what was shown by a table, and of who is only asked', () => {
    const types = (sentence: string) =>
      readSummary(`云泽县某镇反诈工作总结\n今年以来发放资料800份。\n${sentence}`)
        .records.filter(({ quote }) => sentence.includes(quote))
        .flatMap(({ activityType }) => activityType ?? []);
    expect(types('建立“日排查、周研判、月通报”机制。')).toEqual(['RULE_BUILDING']);
    expect(types('从表中看，桥东社区入户最多。')).toEqual([]);
    expect(types('将反诈工作纳入村级年度考核。')).toEqual(['RULE_BUILDING']);
    expect(types('送出印有反诈标语的围裙300条。')).not.toContain('POSTING_DISPLAY');
  });

  it('takes rows of units for results where no row sums them up', () => {
    const rows = '村\t入户\t宣讲场次\n前坪村\t618\t3\n后坪村\t402\t2';
    const alone = readSummary(`云屏镇反诈进展\n各村进展如下：\n${rows}`).readings;
    expect(told(alone, '618')).toMatchObject({ class: 'RESULT', indicator: 'HOUSEHOLDS_REPORTED' });
    expect(told(alone, '2')).toMatchObject({ class: 'RESULT', indicator: 'SESSIONS' });
    const summed = readSummary(`云屏镇反诈进展\n各村进展如下：\n${rows}\n合计\t1020\t5`).readings;
    expect(told(summed, '618')?.class).toBe('STATISTIC');
  });

  it('gives numbers in a row the unit of the last, and what stands before the first', () => {
    const readings = read('举办讲座3场，发放资料800份。评出一、二、三等奖10、20、30个。', 'SCHOOL');
    for (const quote of ['10', '20', '30']) expect(told(readings, quote)).toMatchObject({ class: 'RESULT' });
  });

  it('takes how many more or fewer than before for a rate, and no count', () => {
    const readings = read('全县立案217起，同比少发38起；破案89起，较上月增加5起。', 'POLICE');
    for (const quote of ['38', '5']) expect(told(readings, quote)?.class).toBe('RATE');
    expect(told(readings, '217')).toMatchObject({ class: 'RESULT', indicator: 'CASES_FILED' });
  });

  it('counts what was done at places, and not the places', () => {
    const readings = read('4个驿站摆放展架8个。22家银行网点柜面堵截63起。与17家企业签订反诈共育协议。', 'POLICE');
    for (const quote of ['4', '22']) expect(told(readings, quote)?.class).toBe('STATISTIC');
    expect(told(readings, '8')).toMatchObject({ class: 'RESULT', indicator: 'BOARDS' });
    expect(told(readings, '63')).toMatchObject({ class: 'RESULT', indicator: 'INTERCEPTIONS' });
    expect(told(readings, '17')).toMatchObject({ class: 'RESULT', indicator: null });
  });

  it('proposes nothing from one person’s thoughts, whatever they count', () => {
    const essay =
      '我的反诈心得\n参加社区反诈志愿服务两年，我敲了12户，劝住过2位邻居转账。我学会了先聊家常，再讲案例，我愿意一直做下去。';
    expect(readSummary(essay)).toMatchObject({ isReport: false, records: [] });
    const report = '反诈工作心得交流情况总结\n我校组织教师撰写心得60篇，开展讲座3场，参加师生1200人次，发放资料800份。';
    expect(readSummary(report, { unitType: 'SCHOOL' }).isReport).toBe(true);
  });

  it('proposes nothing from what is no report', () => {
    const essay =
      '骗局面前，我们应该冷静。有人一天接到3个骗子电话，有人被骗走20万元。要学会保护自己，不要轻信，不要转账，应该多和家人商量，要提高警惕。';
    expect(readSummary(essay)).toMatchObject({ isReport: false, records: [] });
  });

  it('knows the numbers that add up to one told before as its parts', () => {
    const readings = read(
      '全县接报电诈警情86起，按类型分：刷单返利41起，虚假贷款27起，冒充客服11起，其余7起。',
      'POLICE',
    );
    for (const quote of ['41', '27', '11', '7']) expect(told(readings, quote)).toMatchObject({ class: 'PART' });
    const others = read('全县接报电诈警情86起，破获41起，止付27笔。', 'POLICE');
    expect(told(others, '41')?.class).toBe('RESULT');
  });

  it('reads lists of things and their numbers, with no unit or with the number in brackets', () => {
    const readings = read('发（折页800，横幅5）。柜面堵截（52起）、电话劝阻（1,733人次）。', 'BANK');
    expect(told(readings, '800')).toMatchObject({ class: 'RESULT', indicator: 'LEAFLETS' });
    expect(told(readings, '5')).toMatchObject({ class: 'RESULT', indicator: 'BANNERS' });
    expect(told(readings, '52')).toMatchObject({ class: 'RESULT', indicator: 'INTERCEPTIONS' });
    expect(told(readings, '1,733')).toMatchObject({ class: 'RESULT', indicator: 'DISSUASIONS' });
  });

  it('gives money to what was counted just before it', () => {
    const readings = read('全行共堵截诈骗7起，合计38.29万元。止付涉案账户418个，涉及资金509万元。', 'BANK');
    expect(told(readings, '38.29万')).toMatchObject({ indicator: 'LOSS_AVOIDED', value: 382_900 });
    expect(told(readings, '509万')).toMatchObject({ indicator: 'STOP_PAYMENT', value: 5_090_000 });
  });

  it('keeps what a bank lays down, what others sent and what was missed out of the results', () => {
    const text =
      '单笔10万元以上支出须双人复核。接收上级下发预警指令66条。有3个乡镇入户不足1000户。据县公安局统计，全县劝阻263人。';
    const readings = read(text, 'SCHOOL');
    expect(told(readings, '10万')?.class).toBe('PARAMETER');
    for (const quote of ['66', '1000', '263']) expect(told(readings, quote)?.class).toBe('STATISTIC');
  });

  it('tells a story of several sentences as one case, which was prevented', () => {
    const text =
      '8月3日，客户周先生匆忙走进支行，要求向陌生账户汇款4.5万元。柜员发现异常后暂停业务，反复劝说。最终周先生放弃转账，分文未失。';
    const cases = readSummary(`云泽县支行反诈工作总结\n本月发放折页800份，举办讲座3场。\n${text}`, {
      unitType: 'BANK',
    }).records.filter(({ rule }) => rule === 'case');
    expect(cases).toMatchObject([{ kind: 'INTERCEPTION', quote: text.slice(0, -1) }]);
  });

  it.each([
    [
      'notice',
      '关于加强反诈宣传的通知\n各学校：现将有关事项通知如下：一、各校要召开班会2次。二、请各校发放一封信500份。',
    ],
    ['plan', '反诈宣传月活动方案\n一、工作目标\n二、主要任务：各社区发放传单3万份，举办讲座8场。三、保障措施。'],
    ['recruitment', '反诈中心招聘公告\n招聘条件：大专学历。岗位职责：劝阻60人次。待遇：月薪3200元。报名时间：3月1日。'],
    ['lesson', '防诈骗主题班会教案\n教学目标：了解诈骗手法6种。教学过程：观看视频2场。作业：制作手抄报40份。'],
    [
      'speech',
      '在反诈工作推进会上的讲话\n同志们：形势十分严峻，全县立案205起。我讲三点意见。一要提高站位。二要加大宣传力度，入户率达到100%。',
    ],
    ['interview', '专访\n记者：一个月打多少电话？\n她：三千多个，劝住了19人。\n记者：有人骂吗？\n她：有的。'],
    ['news', '民警千里追赃\n本报记者从市公安局获悉，今年共破案19起，抓获46人，劝阻300人次。\n来源：晚报'],
  ])('proposes nothing from a text of another kind: %s', (_, text) => {
    expect(readSummary(text)).toMatchObject({ isReport: false, records: [] });
  });

  it.each([
    '1',
    '一',
    '1、',
    '《',
    '“一',
    '其中1份',
    '一名老人被骗',
    '1\t',
    '分别为1起、',
    '20xx年',
    '各',
    '开展',
    '人群',
    '专案',
    '账户',
    '以“',
    '其中教师3起，',
    '横幅5、',
    '亲爱的',
    '（52起）',
    '召开',
    '听的人有5',
    '3、13、',
    '如一家',
    '记者：1\n',
    '41万6千',
    '〔438〕',
    '3起里有',
    '合计3份',
    '\n4.3 ',
    '全校1名',
    '从1看，2起',
    '1名干部入户',
    '“甲”、',
    '三分之',
    '每位领到一',
    '9日、',
    '1户、2人',
    '在一起',
    '“百',
    '走进1次、',
    '甲10、',
    '1个村各1场，',
    '与1家签订协议1、',
    '将甲纳入',
    '其实，',
    '1家网点、1名员工',
  ])('reads hostile texts to their end: %s over and over', (piece) => {
    const text = piece.repeat(Math.ceil(30_000 / piece.length));
    expect(readSummary(text).readings.every(({ quote, start }) => text.startsWith(quote, start))).toBe(true);
  });
});
