export { demoAccounts } from './accounts.js';
export { lastOccurrence } from './calendar.js';
export { neighbourAccounts } from './neighbour-city.js';
export { type DemoReport, seedBoth, seedDemo, seedNeighbour } from './seed-demo.js';
export { WRITTEN_ACTIVITIES } from './written-activities.js';
