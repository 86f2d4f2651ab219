/** The house rules that no maintained plugin offers for ESLint 10. CONTRIBUTING.md says why each of them exists. */
import path from 'node:path';
import { SCOPE, mayImport } from './layers.mjs';

/**
 * Calls `check(node, specifier)` for every way of naming another module: import, export … from, import(),
 * import('…').Type.
 */
const onEveryImport = (check) => {
  const visit = (node) => typeof node.source?.value === 'string' && check(node.source, node.source.value);
  return { ImportDeclaration: visit, ExportNamedDeclaration: visit, ImportExpression: visit, TSImportType: visit };
};

/** Imports run in one direction, enter a project by its front door and never climb out of their own by path. */
const importDirection = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object', properties: { project: { type: 'string' }, root: { type: 'string' } } }],
    messages: {
      direction: "{{project}} may not import '{{specifier}}'; it may import: {{allowed}}.",
      frontDoor: "Import '{{door}}': a project is entered by its index.ts only.",
      climbsOut: "'{{specifier}}' leaves {{project}}; import the other project by its package name.",
    },
  },
  create(context) {
    const [{ project, root }] = context.options;
    const allowed = mayImport[project];

    return onEveryImport((node, specifier) => {
      const report = (messageId, data) => context.report({ node, messageId, data: { project, specifier, ...data } });

      if (specifier.startsWith('.')) {
        const target = path.resolve(path.dirname(context.filename), specifier);
        if (!target.startsWith(root + path.sep)) report('climbsOut');
      } else if (specifier.startsWith(SCOPE)) {
        const [target, ...inside] = specifier.slice(SCOPE.length).split('/');
        if (!allowed.includes(target)) report('direction', { allowed: allowed.join(', ') || 'nothing' });
        else if (inside.length > 0) report('frontDoor', { door: SCOPE + target });
      }
    });
  },
};

/** The domain is shared by the API and the web, so it rests on neither: no package, no Node. */
const nothingExternal = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { external: "The domain imports nothing from outside, not even '{{specifier}}'." },
  },
  create: (context) =>
    onEveryImport((node, specifier) => {
      if (!specifier.startsWith('.')) context.report({ node, messageId: 'external', data: { specifier } });
    }),
};

const DRAWER = /^(?:.*-)?(?:utils?|helpers?|common|shared|misc)$|[a-z](?:Utils?|Helpers?)$/;

/** A file called utils is where code goes to be forgotten: it lives with its one user, or earns a noun. */
const noDrawer = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object', properties: { root: { type: 'string' } } }],
    messages: {
      drawer: "'{{name}}' says nothing about what is in it: name it after its subject, or move it to its one user.",
    },
  },
  create(context) {
    const names = path.relative(context.options[0].root, context.filename).split(path.sep);
    const drawer = names.map((name) => name.split('.')[0]).find((name) => DRAWER.test(name));
    return { Program: (node) => drawer && context.report({ node, messageId: 'drawer', data: { name: drawer } }) };
  },
};

const HYPHENED = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** One style of file names: nobody has to know whether a file holds a component, a composable or words. */
const hyphenedName = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { style: "Write '{{name}}' in small letters, its words joined by hyphens." },
  },
  create(context) {
    const [name] = path.basename(context.filename).split('.');
    return {
      Program: (node) => !HYPHENED.test(name) && context.report({ node, messageId: 'style', data: { name } }),
    };
  },
};

const BARE_DISABLE = /^\s*eslint-disable(?!.*\s--\s+\S)/s;

/** Switching a rule off is a decision, and a decision has a reason: `// eslint-disable-next-line rule -- reason`. */
const reasonToDisable = {
  meta: { type: 'problem', schema: [], messages: { bare: "Say why, after ' -- '." } },
  create(context) {
    const { ast } = context.sourceCode;
    const comments = [...context.sourceCode.getAllComments(), ...(ast.templateBody?.comments ?? [])];
    return {
      Program() {
        for (const { loc } of comments.filter((comment) => BARE_DISABLE.test(comment.value))) {
          // A comment that disables everything would silence this too: only what stands before it on
          // its line is out of its reach.
          context.report({ loc: { start: { ...loc.start, column: -1 }, end: loc.end }, messageId: 'bare' });
        }
      },
    };
  },
};

export const house = {
  rules: {
    'import-direction': importDirection,
    'nothing-external': nothingExternal,
    'no-drawer': noDrawer,
    'hyphened-name': hyphenedName,
    'reason-to-disable': reasonToDisable,
  },
};
