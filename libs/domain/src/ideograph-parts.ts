/**
 * Radicals and strokes, each followed by the ideograph that it is drawn as (EquivalentUnifiedIdeograph of Unicode 14).
 * Text copied from PDF files is full of them. The Kangxi radicals (U+2F00 to U+2FD5) are not here: NFKC knows them.
 */
const PAIRS = [
  // CJK Radicals Supplement
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄',
  '⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻',
  '⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀',
  '⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦',
  '⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜',
  '⻰龙⻱龜⻲亀⻳龟',
  // CJK Strokes
  '㇆𠃌㇏乀㇐一㇑丨㇒丿㇓丿㇔丶㇕𠃍㇖乛㇗𠃊㇘𠃎㇙𠄌㇚亅㇛𡿨㇜𠃋㇝乀㇞𠃑㇟乚㇠乙㇡𠄎',
  // Forms that fonts of the mainland draw alike: the Kangxi radicals ⼾ and ⾭ stand for them.
  '戶户戸户靑青',
];

/** The ideograph in the place of a radical or stroke that looks the same. */
export const IDEOGRAPH_OF: ReadonlyMap<string, string> = new Map(
  PAIRS.flatMap((line) => [...line.matchAll(/(.)(.)/gsu)].map(([, part = '', whole = '']) => [part, whole] as const)),
);
