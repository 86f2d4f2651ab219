import { project } from '../../infra/eslint/index.mjs';

export default project(import.meta.dirname);
