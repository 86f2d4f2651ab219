import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt({ html: false, linkify: false });

/**
 * A guide of docs/zh as the web client shows it: its title, its parts, and the whole as HTML in which every heading has
 * an id. Links within the guide and to other guides stay links; what leads to files that the program does not serve is
 * shown as its words alone.
 * @param {string} text of the Markdown file
 * @returns {{ title: string, sections: { id: string, title: string }[], html: string }}
 */
export function guideOf(text) {
  const tokens = markdown.parse(text, {});
  const sections = [];
  let title = '';
  tokens.forEach((token, at) => {
    if (token.type !== 'heading_open') return;
    const words = tokens[at + 1].content;
    if (token.tag === 'h1') title = words;
    else {
      token.attrSet('id', idOf(words));
      if (token.tag === 'h2') sections.push({ id: idOf(words), title: words });
    }
  });
  const body = tokens.slice(tokens.findIndex(({ type, tag }) => type === 'heading_close' && tag === 'h1') + 1);
  for (const token of body) if (token.children) token.children = withoutLinksAway(token.children);
  return { title, sections, html: markdown.renderer.render(body, markdown.options, {}) };
}

/** As the links within the guides are written, and as forges make them: blanks become dashes, signs go. */
function idOf(heading) {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s+/g, '-');
}

function withoutLinksAway(children) {
  let away = false;
  return children.filter(({ type, attrs }) => {
    if (type === 'link_open') {
      const href = new Map(attrs).get('href') ?? '';
      away = !href.startsWith('#');
      return !away;
    }
    if (type !== 'link_close') return true;
    const closes = away;
    away = false;
    return !closes;
  });
}

/** For Vite: `import guide from '…/docs/zh/….md'` is the guide, made when the client is built. */
export const guides = () => ({
  name: 'guides',
  transform: (code, id) =>
    id.endsWith('.md') ? { code: `export default ${JSON.stringify(guideOf(code))};`, map: null } : null,
});
