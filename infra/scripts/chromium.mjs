/** Where a Chromium is, if there is one: the browser tests drive whatever the machine has and download nothing. */
import { existsSync } from 'node:fs';

const USUAL_PLACES = [
  // Without windows and their compositor it needs half the processor time.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

export const findChromium = () => [process.env.CHROMIUM, ...USUAL_PLACES].find((place) => place && existsSync(place));
