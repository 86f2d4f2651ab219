/** How much is told. Nest writes its start at `info`, and there is a line for each request. */
export const LOG_LEVELS = ['error', 'warn', 'info'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** `text` is for a person at a terminal, `json` for programs: one object a line. */
export type LogForm = 'text' | 'json';
