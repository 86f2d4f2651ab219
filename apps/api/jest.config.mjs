import { integration } from '../../infra/jest/presets.mjs';

export default integration();
