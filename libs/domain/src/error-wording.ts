import type { ErrorCode } from './domain-error.js';
import type { Wording } from './wording.js';

/** What is said about an error of which only the class is known. */
export const ERROR_WORDING: Readonly<Record<ErrorCode, Wording>> = {
  UNAUTHENTICATED: {
    zh: ['请先登录'],
    en: ['Please sign in first'],
  },
  FORBIDDEN: {
    zh: ['您没有这项权限，如需办理请联系本单位管理员'],
    en: ['You may not do this; please ask the administrator of your unit'],
  },
  NOT_FOUND: {
    zh: ['找不到这条内容，可能已被移走或您无权查看'],
    en: ['This was not found; it may have moved, or you may not see it'],
  },
  BAD_INPUT: {
    zh: ['填写的内容有误，请检查后重新提交'],
    en: ['Something was not filled in correctly; please check and send it again'],
  },
  CONFLICT: {
    zh: ['内容刚被更新，请刷新后再操作'],
    en: ['This has just been changed; please reload and try again'],
  },
  LOCKED: {
    zh: ['内容已锁定，暂时不能修改'],
    en: ['This is locked and cannot be changed for now'],
  },
  RATE_LIMITED: {
    zh: ['操作太频繁，请 {retryAfterSeconds} 秒后再试', '操作太频繁，请稍后再试'],
    en: ['Too many requests; try again in {retryAfterSeconds} seconds', 'Too many requests; try again later'],
  },
  TOO_COMPLEX: {
    zh: ['一次查询的内容太多，请缩小范围后分次查询'],
    en: ['This asks for too much at once; please narrow it down or split it'],
  },
  UNAVAILABLE: {
    zh: ['系统暂时不可用，请 {retryAfterSeconds} 秒后再试', '系统暂时不可用，请稍后再试'],
    en: [
      'The service is out of reach for a moment; try again in {retryAfterSeconds} seconds',
      'The service is out of reach for a moment; try again later',
    ],
  },
  INTERNAL: {
    zh: ['系统出了问题，已填写的内容请先保留，稍后再试'],
    en: ['Something went wrong on our side; keep what you typed and try again later'],
  },
};
