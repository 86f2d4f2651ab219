import type { fraudFree as zhCN } from '../zh-CN/fraud-free.js';

export const fraudFree: typeof zhCN = {
  title: 'Places without fraud',
  lead: 'You set the rule; the ledger says which places keep to it. Nobody applies, nobody is ranked.',
  new: 'New scheme',
  scheme: 'Scheme',
  places: 'Places',
  school: 'School',
  place: 'Place',
  period: 'Period',
  bounds: 'Rule',
  status: 'Status',
  all: 'All',
  before: 'Same period a year before',
  loss: 'Loss',
  soFar: ' (so far)',
  count: '1 scheme | {n} schemes',
  more: 'Load more (1 left) | Load more ({n} left)',
  empty: 'No scheme yet',
  emptyText: 'Make a scheme: which places, which period, and what they have to keep to.',
  noPlace: 'No such place',
  notBegun: 'This period has not begun; look again then.',
  computed:
    'The ledger computes the status whenever you look. Where figures that span the period, are not counted, are ' +
    'withheld, or cases without a place could change it, it is undetermined; so it is where a drop ' +
    'is asked for and the ' +
    'place was not there the year before.',
  computedSchools:
    'The ledger says the status at any time: a case counts for the school that it names, wherever it lies. Cases ' +
    'that may be of pupils or staff and name no school, and what is uncounted or withheld, make it undetermined ' +
    'where they could change it. The name of a school opens the cases that name it.',
  ofAnySchool:
    '1 case may be of a pupil or teacher of any school | {n} cases may be of pupils or teachers of any school',
  placedAbove: '1 case is not placed at this level | {n} cases are not placed at this level',
  own: {
    title: 'School without fraud',
    and: ', ',
    why: 'Why it cannot be determined',
    means: {
      MET: 'The ledger says so at any time; nobody applies. New cases change it.',
      NOT_MET: 'Cases that name the school are beyond the bound. Schools see no case; ask the local police.',
      UNDETERMINED: 'Some cases could change the result until the police state more; the school need not do anything.',
    },
  },
  state: { ended: 'Ended', ahead: 'Not begun', running: 'Running', over: 'Over' },
  rule: {
    casesAtMost: '{cases}: at most {n}',
    dropAtLeast: '{cases}: at least {n}% fewer than in the same period a year before',
    lossAtMost: 'Loss: at most {loss}',
  },
  end: 'End the scheme',
  endText: 'This cannot be undone. The scheme and its results can still be read. For another rule, make a new one.',
  endReason: 'Reason',
  ended: 'Ended {time}: {reason}',
  endedNow: 'The scheme has been ended',
  form: {
    title: 'Title',
    titleHint: 'such as: Towns without fraud 2026',
    region: 'Where',
    placeLevel: 'Which places',
    count: 'Which cases',
    boundsHint: 'at least one; an empty one asks for nothing',
    casesAtMost: 'Cases at most',
    dropAtLeast: 'Fewer than a year before by at least',
    lossAtMost: 'Loss at most',
    unit: { casesAtMost: '', dropAtLeast: '%', lossAtMost: 'yuan' },
    noTitle: 'Please fill in the name',
    noNumber: 'Please enter a number',
    fixed: 'The rule cannot be changed later.',
    create: 'Create',
  },
};
