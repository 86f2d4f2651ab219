import type { FieldCode } from './domain-error.js';
import type { Wording } from './wording.js';

/** What is said about a file that cannot be kept. */
export const FILE_WORDING = {
  FILE_TOO_LARGE: {
    zh: ['{field}最大 {maxMegabytes} MB，请换小一些的文件', '{field}太大，请换小一些的文件'],
    en: [
      '{field} may have at most {maxMegabytes} MB; please choose a smaller one',
      '{field} is too large; please choose a smaller one',
    ],
  },
  FILE_EMPTY: {
    zh: ['{field}是空的，请重新选择'],
    en: ['{field} is empty; please choose another one'],
  },
  FILE_TYPE_REFUSED: {
    zh: ['{field}不是可以上传的类型，请换成图片（JPEG、PNG、WebP）、PDF、Word（docx）或 Excel（xlsx）'],
    en: ['{field} is of a type that cannot be attached; use a JPEG, PNG or WebP image, PDF, docx or xlsx'],
  },
  WRONG_FILE_ENDING: {
    zh: ['{field}的扩展名与内容不符，应为 .{ending}，请改名后再传', '{field}的扩展名与内容不符，请改名后再传'],
    en: [
      'The name of {field} must end with .{ending}, as its content is of that type; please rename it',
      'The name of {field} does not fit its content; please rename it',
    ],
  },
  IMAGE_UNREADABLE: {
    zh: ['{field}无法作为图片打开，可能已损坏，请重新保存或拍摄'],
    en: ['{field} cannot be opened as an image; it may be damaged, please save or take it again'],
  },
  TOO_MANY_PIXELS: {
    zh: ['{field}的像素太多，请缩小图片后再传'],
    en: ['{field} has too many pixels; please make the image smaller'],
  },
  VIRUS_FOUND: {
    zh: ['{field}里发现病毒，没有保存；请先查杀这台电脑'],
    en: ['A virus was found in {field} and it was not saved; please clean the computer it came from'],
  },
} satisfies Partial<Record<FieldCode, Wording>>;
