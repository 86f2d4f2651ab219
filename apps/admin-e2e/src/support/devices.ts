/** What people sit in front of. */
export interface Device {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly hasTouch?: boolean;
  readonly isMobile?: boolean;
}

/** The office PC the pages are drawn for. */
export const DESKTOP: Device = { viewport: { width: 1440, height: 900 } };

/** A phone of today. */
export const PHONE: Device = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** The smallest phone that is served. */
export const SMALL_PHONE: Device = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
