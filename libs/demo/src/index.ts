export { demoAccounts } from './accounts.js';
export { lastOccurrence } from './calendar.js';
export { planDemo } from './plan.js';
export { type DemoReport, seedDemo } from './seed-demo.js';
export { TOLD_ACTIVITIES } from './told-activities.js';
