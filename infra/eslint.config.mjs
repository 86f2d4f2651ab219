import { project } from './eslint/index.mjs';

export default project(import.meta.dirname);
