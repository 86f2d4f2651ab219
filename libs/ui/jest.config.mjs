import { component } from '../../infra/jest/presets.mjs';

export default component();
