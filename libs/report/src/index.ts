export { ImportJobs } from './imports/import.job.js';
export { ImportMaintenance } from './imports/import-maintenance.repository.js';
export {
  PassageIndex,
  type Reading,
  type ReaderOptions,
  readSummary,
  type SummaryReading,
  type WriterType,
} from './prose-reader/index.js';
export { ReportModule } from './report.module.js';
export { SummaryService } from './summaries/summary.service.js';
export { SpreadsheetsModule } from './spreadsheets/spreadsheets.module.js';
