export { ImportJobs } from './imports/import.job.js';
export { ImportMaintenance } from './imports/import-maintenance.repository.js';
export { ReportModule } from './report.module.js';
export { SummaryService } from './summaries/summary.service.js';
export { SpreadsheetsModule } from './spreadsheets/spreadsheets.module.js';
