import { unit } from './jest/presets.mjs';

export default { ...unit(), testMatch: ['<rootDir>/**/*.spec.{mjs,ts}'] };
