import { describe, expect, test } from '@jest/globals';
import { DOCUMENT_NUMBER_EXAMPLE, readDocumentNumber } from './document-number.js';

describe('readDocumentNumber', () => {
  test('takes what is written as the standard wants it, in U+3014 and U+3015', () => {
    expect(readDocumentNumber('镇反诈〔2026〕5号')).toBe('镇反诈\u30142026\u30155号');
    expect(readDocumentNumber(DOCUMENT_NUMBER_EXAMPLE)).toBe(DOCUMENT_NUMBER_EXAMPLE);
  });

  test.each([
    '[2026]',
    '【2026】',
    '［2026］',
    '(2026)',
    '（2026）',
    '「2026」',
    '『2026』',
    '﹝2026﹞',
    '〖2026〗',
    '{2026}',
    '[2026】',
  ])('puts the brackets of %s right', (year) => {
    expect(readDocumentNumber(`湾教${year}12号`)).toBe('湾教〔2026〕12号');
  });

  test.each([
    ['full-width digits', '湾教〔２０２６〕１２号'],
    ['blanks', ' 湾教 〔2026〕 12 号 '],
    ['第, which the standard does not want', '湾教〔2026〕第12号'],
    ['leading zeros, which it does not want either', '湾教〔2026〕012号'],
    ['年 inside the brackets', '湾教〔2026年〕12号'],
  ])('puts %s right', (_, text) => {
    expect(readDocumentNumber(text)).toBe('湾教〔2026〕12号');
  });

  test('leaves brackets in the code of the issuing body alone', () => {
    expect(readDocumentNumber('湾教（办）[2026]12号')).toBe('湾教（办）〔2026〕12号');
  });

  test.each([
    ['no year', '湾教12号'],
    ['a year without brackets', '湾教2026第12号'],
    ['a year in one bracket', '湾教〔2026 12号'],
    ['two digits of a year', '湾教〔26〕12号'],
    ['a year of another age', '湾教〔1026〕12号'],
    ['no 号', '湾教〔2026〕12'],
    ['no serial number', '湾教〔2026〕号'],
    ['a serial number of zero', '湾教〔2026〕0号'],
    ['no issuing body', '〔2026〕12号'],
    ['something behind 号', '湾教〔2026〕12号文件'],
    ['nothing', ''],
  ])('refuses %s', (_, text) => {
    expect(readDocumentNumber(text)).toBeNull();
  });
});
