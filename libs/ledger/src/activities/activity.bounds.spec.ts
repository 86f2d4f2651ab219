import { BOUNDS } from '@fanzha/domain';
import { describe, expect, it } from '@jest/globals';
import { readActivity } from './activity.bounds.js';
import type { ActivityInput } from './activity.inputs.js';

const TODAY = '2026-11-21';
const input = (changes: Partial<ActivityInput> = {}): ActivityInput =>
  ({
    type: 'LECTURE',
    title: '防骗知识讲座',
    status: 'DONE',
    startOn: '2026-11-05',
    measures: [],
    ...changes,
  }) as ActivityInput;
const errorsOf = (changes: Partial<ActivityInput>) =>
  readActivity(input(changes), TODAY).errors.map(({ path, code }) => `${path} ${code}`);
const planned = (changes: Partial<ActivityInput>) => errorsOf({ status: 'PLANNED', ...changes });

describe('bounds of an activity', () => {
  it('cleans what it stores', () => {
    const { content, idempotencyKey, errors } = readActivity(
      input({
        title: ' 讲座 ',
        venue: '  ',
        narrative: '第一段\r\n第二段',
        audiences: ['STUDENTS', 'STUDENTS'],
        partners: [' 某派出所 '],
        idempotencyKey: ' k-1 ',
      }),
      TODAY,
    );
    expect(errors).toEqual([]);
    expect(idempotencyKey).toBe('k-1');
    expect(content).toMatchObject({
      title: '讲座',
      venue: null,
      endOn: null,
      regionCode: null,
      campaignIds: [],
      narrative: '第一段\n第二段',
      audiences: ['STUDENTS'],
      channels: [],
      partners: ['某派出所'],
    });
  });

  it.each<[string, Partial<ActivityInput>, string[]]>([
    ['no title', { title: ' ' }, ['title REQUIRED']],
    ['a long title', { title: '长'.repeat(BOUNDS.title.max + 1) }, ['title TOO_LONG']],
    ['a control character in the title', { title: '讲\u0007座' }, ['title INVALID_CHARACTERS']],
    ['a line break in the title', { title: '讲\n座' }, ['title LINE_BREAK']],
    ['a long venue', { venue: '长'.repeat(BOUNDS.venue.max + 1) }, ['venue TOO_LONG']],
    ['a title of nothing that can be seen', { title: '\u3164\u200b' }, ['title REQUIRED']],
    ['a title of signs alone', { title: '……！' }, ['title NO_LETTER']],
    ['the number of a person in the venue', { venue: '11010519491231002x' }, ['venue PERSONAL_NUMBER']],
    [
      'the number of a card among the partners',
      { partners: ['６２２２-０２１３-０２００-１２３４-５６５'] },
      ['partners.0 PERSONAL_NUMBER'],
    ],
    ['a long narrative', { narrative: '长'.repeat(BOUNDS.narrative.max + 1) }, ['narrative TOO_LONG']],
    ['a control character in the narrative', { narrative: '讲\u0000座' }, ['narrative INVALID_CHARACTERS']],
    [
      'too many partners',
      { partners: Array.from({ length: BOUNDS.partners.max + 1 }, (_, n) => `单位${n}`) },
      ['partners TOO_MANY_ITEMS'],
    ],
    ['a long partner', { partners: ['某校', '长'.repeat(BOUNDS.partner.max + 1)] }, ['partners.1 TOO_LONG']],
    ['a blank partner', { partners: [' '] }, ['partners.0 REQUIRED']],
    ['an unknown audience', { audiences: ['STUDENTS', 'MARTIANS' as never] }, ['audiences.1 UNKNOWN_CODE']],
    ['an unknown channel', { channels: ['TELEPATHY' as never] }, ['channels.0 UNKNOWN_CODE']],
    ['an unknown type', { type: 'PARTY' as ActivityInput['type'] }, ['type UNKNOWN_CODE']],
    ['a day that does not exist', { startOn: '2026-02-30' }, ['startOn NOT_A_DATE']],
    ['a day before 2000', { startOn: '1999-12-31' }, ['startOn DATE_TOO_EARLY']],
    ['done tomorrow', { startOn: '2026-11-22' }, ['startOn DATE_IN_FUTURE']],
    ['done until tomorrow', { endOn: '2026-11-22' }, ['endOn DATE_IN_FUTURE']],
    ['an end before the start', { endOn: '2026-11-04' }, ['endOn END_BEFORE_START']],
    ['a campaign that cannot be', { campaignIds: ['spring'] }, ['campaignIds UNKNOWN_CODE']],
    ['a region that cannot be', { regionCode: '34021' }, ['regionCode NOT_A_REGION']],
    ['a blank key', { idempotencyKey: '' }, ['idempotencyKey REQUIRED']],
    ['a long key', { idempotencyKey: 'k'.repeat(BOUNDS.idempotencyKey.max + 1) }, ['idempotencyKey TOO_LONG']],
    [
      'an indicator of another ledger',
      { measures: [{ indicator: 'CASES_FILED', value: 1, qualifier: 'EXACT' }] },
      ['measures.0.indicator NOT_ALLOWED_HERE'],
    ],
    [
      'an indicator that the ledger counts',
      { measures: [{ indicator: 'ACTIVITIES', value: 1, qualifier: 'EXACT' }] },
      ['measures.0.indicator NOT_ALLOWED_HERE'],
    ],
    [
      'half a session',
      { measures: [{ indicator: 'SESSIONS', value: 0.5, qualifier: 'EXACT' }] },
      ['measures.0.value NOT_WHOLE'],
    ],
    [
      'a negative amount',
      { measures: [{ indicator: 'SESSIONS', value: -1, qualifier: 'EXACT' }] },
      ['measures.0.value NEGATIVE'],
    ],
    [
      'a number where none was counted',
      { measures: [{ indicator: 'SESSIONS', value: 1, qualifier: 'UNCOUNTED' }] },
      ['measures.0.value AMOUNT_FORBIDDEN'],
    ],
    [
      'no number where one is meant',
      { measures: [{ indicator: 'SESSIONS', qualifier: 'AT_LEAST' }] },
      ['measures.0.value AMOUNT_REQUIRED'],
    ],
    ['a theme that is none', { theme: 'X' as never }, ['theme UNKNOWN_CODE']],
    ['a type of fraud that is none', { fraudTypeCodes: ['F0101', '刷单'] }, ['fraudTypeCodes.1 UNKNOWN_CODE']],
    ['a tag for a type of fraud', { fraudTypeCodes: ['P01'] }, ['fraudTypeCodes.0 NOT_ALLOWED_HERE']],
    ['a speaker without a post', { speakers: [' '] }, ['speakers.0 REQUIRED']],
    [
      'a basis that is too long',
      { basisNumber: '长'.repeat(101), basisIssuer: '长'.repeat(101) },
      ['basisNumber TOO_LONG', 'basisIssuer TOO_LONG'],
    ],
  ])('refuses %s', (_, changes, errors) => {
    expect(errorsOf(changes)).toEqual(errors);
  });

  it('writes a document number as the standard wants it, and leaves alone what is none', () => {
    const numberOf = (basisNumber: string) => readActivity(input({ basisNumber }), TODAY).content.basisNumber;
    expect(numberOf(' 县反诈办[2026]第07号 ')).toBe('县反诈办〔2026〕7号');
    expect(numberOf('《关于开展宣传月活动的通知》')).toBe('《关于开展宣传月活动的通知》');
    expect(numberOf(' ')).toBeNull();
  });

  it('takes a title, a venue and a narrative of the full length', () => {
    expect(
      errorsOf({
        title: '长'.repeat(BOUNDS.title.max),
        venue: '长'.repeat(BOUNDS.venue.max),
        narrative: '长\n'.repeat(BOUNDS.narrative.max / 2),
      }),
    ).toEqual([]);
  });

  it('lets plans lie ahead, two years at most', () => {
    expect(planned({ startOn: '2028-11-20', endOn: '2028-11-21' })).toEqual([]);
    expect(planned({ startOn: '2028-11-22' })).toEqual(['startOn DATE_TOO_LATE']);
    expect(planned({ startOn: '2028-11-21', endOn: '2028-11-22' })).toEqual(['endOn DATE_TOO_LATE']);
  });

  it('names every error at once', () => {
    expect(
      errorsOf({
        title: '',
        startOn: '2026-11-22',
        audiences: ['X' as never],
        venue: '\u0000',
        measures: [{ indicator: 'SESSIONS', value: -1, qualifier: 'EXACT' }],
      }),
    ).toEqual([
      'title REQUIRED',
      'startOn DATE_IN_FUTURE',
      'venue INVALID_CHARACTERS',
      'audiences.0 UNKNOWN_CODE',
      'measures.0.value NEGATIVE',
    ]);
  });
});
