import type { help as zh } from '../zh-CN/help.js';

/** The guides in the program. */
export const help: typeof zh = {
  title: 'Help',
  contents: 'Contents',
  lead: 'The guides are written in Chinese.',
  guide: { unit: 'For units', official: 'For officials', operator: 'For operators' },
};
