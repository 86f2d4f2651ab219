/// <reference types="vite/client" />
declare module '*.vue' {
  import type { DefineComponent } from 'vue';
  const component: DefineComponent<object, object, unknown>;
  // eslint-disable-next-line no-restricted-syntax -- A single-file component is its module's default export.
  export default component;
}
declare module '*.md' {
  /** A guide of docs/zh, compiled by infra/guides. */
  const guide: {
    readonly title: string;
    readonly sections: readonly { readonly id: string; readonly title: string }[];
    readonly html: string;
  };
  // eslint-disable-next-line no-restricted-syntax -- So the plugin writes it.
  export default guide;
}
