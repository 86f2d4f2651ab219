import { describe, expect, it } from '@jest/globals';
import { filesOf, firstPage, stylesLast } from './first-page.mjs';

const chunk = (fileName, imports = [], more = {}) => ({ type: 'chunk', fileName, imports, ...more });
const styled = (...files) => ({ viteMetadata: { importedCss: new Set(files) } });
const BUNDLE = Object.fromEntries(
  [
    chunk('assets/start.js'),
    chunk('assets/home.js', ['assets/start.js', 'assets/parts.js'], {
      facadeModuleId: '/x/src/features/home/home-page.vue',
      ...styled('assets/home.css'),
    }),
    chunk('assets/parts.js', ['assets/home.js'], styled('assets/parts.css')),
    { type: 'asset', fileName: 'assets/home.css' },
  ].map((each) => [each.fileName, each]),
);
const PAGE = `<head>
    <script>var starts = {}; /* filled by infra/first-page */</script>
    <script type="module" src="/assets/start.js"></script>
    <link rel="stylesheet" crossorigin href="/assets/index.css">
  </head>
  <body><div id="app"></div></body>`;
const MODULE = 'src/features/home/home-page.vue';

describe('the first page', () => {
  it('names what a page needs beside what is loaded anyway', () => {
    expect(filesOf(BUNDLE, MODULE, PAGE)).toEqual([
      'assets/home.js',
      'assets/home.css',
      'assets/parts.js',
      'assets/parts.css',
    ]);
    expect(() => filesOf(BUNDLE, 'src/gone.vue', PAGE)).toThrow('src/gone.vue');
  });

  it('is painted before its style sheets come', () => {
    const page = stylesLast(PAGE);
    expect(page.indexOf('rel="stylesheet"')).toBeGreaterThan(page.indexOf('id="app"'));
    expect(page.match(/rel="stylesheet"/g)).toHaveLength(1);
  });

  it('has one place for the names, and a page without it is not built', () => {
    const { handler } = firstPage({ home: MODULE }).transformIndexHtml;
    expect(handler(PAGE, { bundle: BUNDLE })).toContain('var starts = {"home":["assets/home.js"');
    expect(() => handler('<body></body>', { bundle: BUNDLE })).toThrow('has not one place');
  });
});
