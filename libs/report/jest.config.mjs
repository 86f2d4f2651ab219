import { unit } from '../../infra/jest/presets.mjs';

export default unit();
