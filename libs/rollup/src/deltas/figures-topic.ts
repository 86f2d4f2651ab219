/** The topic of signals about the figures of a city; a signal names the county whose figures have changed. */
export const figuresTopic = (cityCode: string): string => `figures:${cityCode}`;
