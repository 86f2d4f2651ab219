export { type ToldStatus } from './activities.js';
export { type ProposalKind, type ProposedAmount, type ProposedRecord } from './propose.js';
export { readSummary, type SummaryReading } from './read-summary.js';
export {
  NUMBER_CLASSES,
  type NumberClass,
  RESULT_CLASSES,
  type Reading,
  type ReaderOptions,
  type ReadingQualifier,
  type ReadSpan,
  type WriterType,
} from './reading.js';
export { type DaysTold } from './told-days.js';
export { type Passage, PassageIndex, passagesOf, type ToldBefore } from './passages.js';
