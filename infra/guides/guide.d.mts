import type { Plugin } from 'vite';

/** A guide of docs/zh as the web client shows it. */
export interface Guide {
  readonly title: string;
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  readonly html: string;
}
export function guideOf(text: string): Guide;
export function guides(): Plugin;
