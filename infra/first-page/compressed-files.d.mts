import type { Plugin } from 'vite';

export function compressedFiles(): Plugin;
