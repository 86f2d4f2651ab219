import { NoticeListDocument } from '../../graphql/generated.js';
import { rowsOfList } from '../../records/list/list-rows.js';

/** The list, as its own page reads it and the page of a record steps through it. */
export const noticeRows = rowsOfList({
  route: 'notices',
  query: NoticeListDocument,
  page: (data) => data.notices,
});
