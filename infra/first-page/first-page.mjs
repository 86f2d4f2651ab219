/**
 * For Vite: makes the first page quick over a slow line.
 *
 * Style sheets go behind the frame that index.html draws by itself, so that it is painted before they come. The files
 * of the pages that work begins with are named in index.html's own script, which fetches them beside the entry and
 * not after it.
 * @param {Record<string, string>} starts the module of each such page, from the root of the client
 * @returns {import('vite').Plugin}
 */
export const firstPage = (starts) => ({
  name: 'first-page',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle }) {
      const files = Object.entries(starts).map(([page, module]) => [page, filesOf(bundle, module, html)]);
      return stylesLast(replaceOnce(html, PLACE, `var starts = ${JSON.stringify(Object.fromEntries(files))};`));
    },
  },
});

const PLACE = /var starts = \{\}; \/\* filled by infra\/first-page \*\//;
const STYLE = /[ \t]*<link rel="stylesheet"[^>]*>\n?/g;

function replaceOnce(html, place, by) {
  if (html.split(place).length !== 2) throw new Error(`index.html has not one place for ${place}`);
  return html.replace(place, () => by);
}

export function stylesLast(html) {
  const links = html.match(STYLE) ?? [];
  return html.replace(STYLE, '').replace('</body>', () => `${links.join('')}</body>`);
}

/** The chunk of a module and what it needs, but for what the page loads anyway. */
export function filesOf(bundle, module, html) {
  const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
  const first = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/${module}`));
  if (!first) throw new Error(`No chunk begins with ${module}.`);
  const found = new Set();
  const follow = (chunk) => {
    if (!chunk || found.has(chunk.fileName)) return;
    found.add(chunk.fileName);
    for (const file of chunk.viteMetadata?.importedCss ?? []) found.add(file);
    for (const file of chunk.imports) follow(bundle[file]);
  };
  follow(first);
  return [...found].filter((file) => !html.includes(`/${file}"`));
}
