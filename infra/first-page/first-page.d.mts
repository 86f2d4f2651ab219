import type { Plugin } from 'vite';

export function firstPage(starts: Readonly<Record<string, string>>): Plugin;
