/** What a text may be that should not be kept, is too much, or is read by something as more than a text. */
const TEXTS = [
  '\u3164',
  '\u200b\u2060\ufeff',
  '\u2800 \u115f',
  '讲座\u3164会',
  '反诈\ufffd会',
  'a\ud800b',
  '\udc00甲',
  '甲\u0000乙',
  '\u202e会谈',
  'a\r\nb\tc\u0085d\u2028e',
  '长'.repeat(34_000),
  `e${'\u0301'.repeat(4_000)}`,
  '👨‍👩‍👧‍👦'.repeat(400),
  "'; drop table activity; --",
  '%_\\%',
  '${7*7}{{7*7}}',
  '<img src=x onerror=alert(1)>',
  '../../etc/passwd',
  '__proto__',
];

/** A number of a person that could be one, by its check digit. */
/** One letter before makes it a number of another kind (A3402…), which is kept: the grammar of the domain says so. */
const IDENTITY = withIdentityCheck('34020319850314257');
const BANK_CARD = withLuhn('622202400500178912');
const wide = (text) => text.replace(/[0-9A-Z]/g, (char) => String.fromCodePoint(char.codePointAt(0) + 0xfee0));
const spaced = (text, by) => text.match(/.{1,4}/g).join(by);

/** Numbers of identity and bank cards in the spellings in which people paste them. */
const PERSONAL_NUMBERS = [IDENTITY, BANK_CARD].flatMap((number) => [
  `来电人${number}已登记`,
  wide(number),
  spaced(number, ' '),
  spaced(number, '-'),
  `（${spaced(number, '\u00a0')}）`,
  spaced(number, '\u200b'),
  number.toLowerCase(),
  spaced(number, '－'),
  `ICBC${number}`,
  `卡号/证号：${number}。`,
]);

/** Texts in place of numbers that JSON cannot hold, or JavaScript cannot write: they lose their quotes on the way. */
const BARE = ['1e400', '-1e400', '9007199254740993', '1e-400', '-0', '0.1e1', '123456789012345678901234567890'];
const bare = (number) => `⟦${number}⟧`;
const NUMBERS = [
  ...BARE.map(bare),
  -1,
  1.5,
  1e12,
  '5',
  '１２',
  '10²',
  'NaN',
  '',
  '三千',
  '1,000',
  '0x10',
  true,
  [],
  {},
  '-5',
  '1e5',
  '1234.567',
];
const DATES = [
  '0001-01-01',
  '9999-12-31',
  '2026-02-30',
  '2026-13-01',
  '-000001-01-01',
  '+010000-01-01',
  '20261105',
  5,
  '２０２６-11-05',
  '',
  '2026-11-05T00:00:00Z',
  '2199-12-31',
  '1899-12-31',
];
const PERIODS = [
  'x',
  '0001',
  '9999',
  '2026-W54',
  '2000-01-01/2100-12-31',
  '2026-11-05/2026-11-01',
  '2026-Q5',
  '２０２６',
  '2026-11-31/2026-12-01',
  '',
  '2100-W53',
  '2000',
];
const CODES = ['NOPE', 'constructor', '', 5, null, '__proto__', 'sessions'];
const IDS = [
  'x',
  '',
  '../..',
  '0199a000-0000-7000-8000-00000000DEAD',
  '{0199a000-0000-7000-8000-00000000dead}',
  '0199a00000007000800000000000dead',
  '3402100000000000000',
  '34%',
  5,
  1.5,
  'a\u0000',
  '长'.repeat(500),
];
const CURSORS = [
  'x',
  '',
  Buffer.from('{"a":1}').toString('base64'),
  Buffer.from('["2026-13-01","x"]').toString('base64url'),
  'A'.repeat(20_000),
  '😀',
];
const TRUTHS = ['true', 1, 0, '', {}];
const OBJECTS = [
  5,
  'x',
  [],
  { text: 'a\u0000' },
  { text: '\uD83D' },
  { numbers: Array(500).fill(1e300) },
  { text: '长'.repeat(2_000) },
  nested(3_000),
];

/** An object of so many levels. */
function nested(levels) {
  let object = {};
  for (let level = 1; level < levels; level += 1) object = { a: object };
  return object;
}

/**
 * Hostile values for one argument or input field. @param type its named type @param name of it @param
 * cursors that other lists gave out
 */
export function hostileValues(schema, type, name, cursors) {
  if (name === 'after' || name === 'before') return [...CURSORS, ...cursors];
  switch (type.name) {
    case 'ID':
      return IDS;
    case 'String':
      return [...TEXTS, ...PERSONAL_NUMBERS, 5, [], {}];
    case 'Int':
    case 'SafeInt':
    case 'Float':
    case 'Money':
    case 'Decimal':
      return NUMBERS;
    case 'Date':
    case 'DateTime':
      return DATES;
    case 'Period':
      return PERIODS;
    case 'Boolean':
      return TRUTHS;
    case 'Json':
      return OBJECTS;
    default:
      return schema.types.get(type.name).kind === 'ENUM' ? CODES : [5, 'x', [], { __proto__: 1, nothing: 1 }];
  }
}

/** A body in which the bare numbers are numbers. */
export const withBareNumbers = (text) => text.replace(/"⟦([^⟧]+)⟧"/g, '$1');

/** What no stored text may contain. The first is for PostgreSQL, the second for what it lets through. */
export const NEVER_STORED = {
  replaced: '\ufffd',
  invisible: /^[\s\p{Default_Ignorable_Code_Point}\u2800\u3164\u115f\u1160\uffa0]+$/u,
  hidden: /[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\u3164\u115f]/u,
  numbers: [IDENTITY, BANK_CARD],
};

function withIdentityCheck(digits) {
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (2 ** (17 - place) % 11), 0);
  return digits + '10X98765432'[sum % 11];
}

function withLuhn(digits) {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return digits + ((10 - (sum % 10)) % 10);
}
