export { type ToldStatus } from './told-activity.js';
export { type ProposalKind, type ProposedRecord } from './propose.js';
export { readSummary, type SummaryReading } from './read-summary.js';
export { type NumberClass, RESULT_CLASSES, type Reading, type WriterType } from './reading.js';
export { PassageIndex } from './passages.js';
