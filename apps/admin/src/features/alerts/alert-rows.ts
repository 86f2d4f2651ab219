import { AlertListDocument } from '../../graphql/generated.js';
import { rowsOfList } from '../../records/list/list-rows.js';

/** The list, as its own page reads it and the page of a record steps through it. */
export const alertRows = rowsOfList({
  route: 'alerts',
  query: AlertListDocument,
  page: (data) => data.alerts,
});
