import { describe, expect, it } from '@jest/globals';
import { PassageIndex } from './passages.js';

const TOLD = '9月1日至5日，驻点民警有效阻止了14起涉及电信诈骗的转账，避免事主经济损失共计80余万元';

describe('passages told before', () => {
  const index = new PassageIndex();
  index.add('first', `云泽市公安局开展“断流”行动。${TOLD}。同时继续走访银行网点，讲解新型骗术。`);

  it('finds one with small changes', () => {
    const copied = `9月1日至5日,5天时间驻点民警有效'阻止了14起涉及电信诈骗的转账,避免群众经济损失共计80余万元`;
    expect(index.find(copied, 'second')?.passage).toMatchObject({ text: 'first' });
  });

  it('finds one evening in the words of two units by its figures, whether in digits or in numerals', () => {
    const evening = new PassageIndex();
    evening.add(
      'community',
      '周五晚7点，居委会、物业联合办反诈晚会，节目9个，居民到场400余人，送出雨伞60把、折页350份，12人报名。',
    );
    const told =
      '（4）6月6日晚，居委会与物业联合举办反诈晚会，节目九个，居民到场400余人，发折页350份、雨伞60把，有12人报名';
    expect(evening.find(told, 'property')?.passage).toMatchObject({ text: 'community' });
    const other = told.replace('400余', '230余').replace('350', '500').replace('60', '45');
    expect(evening.find(other, 'property')).toBeNull();
  });

  it('takes other figures for another story', () => {
    expect(
      index.find(TOLD.replace('14起', '26起').replace('80余万', '31余万').replace('1日至5日', '8日至12日'), 'second'),
    ).toBeNull();
  });

  it('does not find a text in itself, nor what is short or only on the same matter', () => {
    expect(index.find(TOLD, 'first')).toBeNull();
    expect(index.find('避免损失', 'second')).toBeNull();
    expect(index.find('民警走访了三家银行网点，并向群众讲解防范电信诈骗知识', 'second')).toBeNull();
  });
});
