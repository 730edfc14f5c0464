import type { ESTree, Plugin } from 'vite';
import { slimPlans } from './phone-plans';

/* Plugins of the build that keep out of the program what its libraries bring and nobody reaches. */

/** What a module that is left out exports does nothing; `standIn` is what it exports by default. */
export function leaveOut(modules: RegExp, standIn: string): Plugin {
  return {
    name: 'leave-out',
    transform(code, id) {
      if (!modules.test(id)) return null;
      const names = [...code.matchAll(/^export (?:const|function|class) (\w+)/gm)].map(([, name]) => name);
      if (names.length === 0 && !/^export default/m.test(code)) return 'module.exports = function () {};';
      return [
        ...names.map((name) => `export const ${name} = () => undefined;`),
        `export default ${standIn};`,
      ].join('\n');
    },
  };
}

/** Lets no build end that has brought one of these modules into it. */
export function keepOut(modules: RegExp): Plugin {
  return {
    name: 'keep-out',
    generateBundle(_options, bundle) {
      for (const part of Object.values(bundle)) {
        const brought = part.type === 'chunk' ? part.moduleIds.find((id) => modules.test(id)) : undefined;
        if (brought !== undefined) this.error(`${part.fileName} brings ${brought}, which must stay out.`);
      }
    },
  };
}

/**
 * A script with one letter beyond Latin 1 in it, such as a dash in a sentence, is held with two bytes for each of its
 * letters, and read slower. Escaped, they are the same to whoever runs it.
 */
export function escapeWideLetters(): Plugin {
  return {
    name: 'escape-wide-letters',
    generateBundle(_options, bundle) {
      for (const part of Object.values(bundle)) {
        if (part.type !== 'chunk') continue;
        part.code = part.code.replaceAll(
          /[\u0100-\uFFFF]/g,
          (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );
      }
    },
  };
}

/**
 * Node loads its client for `fetch` when anybody looks whether there is a `FormData`, as axios does on being loaded. It
 * is sent none by us.
 */
export function neverLookForForms(): Plugin {
  const look = "typeof G.FormData !== 'undefined' ? G.FormData : undefined";
  return {
    name: 'never-look-for-forms',
    transform(code, id) {
      if (!/axios[\\/]lib[\\/]utils\.js$/.test(id)) return null;
      if (!code.includes(look)) this.error('axios looks for FormData in another way than it did.');
      return code.replace(look, 'undefined');
    },
  };
}

/**
 * The vendor's client has a class per agent, with a method for each call that the agent knows and a helper of the same name
 * after `_`. Of some 80 we make 17. `calls` are the sources that make them: a method counts as called where its name
 * stands in them.
 */
export function keepCalledMethods(calls: readonly string[]): Plugin {
  const called = new Set(calls.flatMap((code) => code.match(/\b\w+Async\b/g) ?? []));
  return {
    name: 'keep-called-methods',
    transform(code, id) {
      if (!/@superoffice[\\/]webapi[\\/]dist[\\/]esm[\\/]\w+Agent\.js$/.test(id)) return null;
      const unused = this.parse(code)
        .body.flatMap((statement) =>
          statement.type === 'ExportNamedDeclaration' && statement.declaration?.type === 'ClassDeclaration'
            ? statement.declaration.body.body
            : [],
        )
        .filter(
          (member) =>
            member.type === 'MethodDefinition' &&
            member.key.type === 'Identifier' &&
            member.key.name.endsWith('Async') &&
            !called.has(member.key.name.replace(/^_/, '')),
        );
      let kept = code;
      for (const { start, end } of unused.toReversed()) kept = kept.slice(0, start) + kept.slice(end);
      return kept;
    },
  };
}

/** The vendor's 200 enums are built by calls that a bundler must keep; said to be pure, the unused ones go: 46 kB. */
export function markEnumsPure(): Plugin {
  return {
    name: 'mark-enums-pure',
    transform(code, id) {
      if (!/@superoffice[\\/]webapi[\\/]dist[\\/]esm[\\/]Enums\.js$/.test(id)) return null;
      return code
        .replaceAll(
          /^export var (\w+);\n\(function \(\1\) \{$/gm,
          'export var $1 = /* @__PURE__ */ (function ($1) {',
        )
        .replaceAll(/^\}\)\((\w+) \|\| \(\1 = \{\}\)\);$/gm, 'return $1; })({});');
    },
  };
}

/**
 * The schemas of the bridge's door stand beside the words and limits that the page uses too. A bundler cannot know that
 * building one changes nothing; told so, it leaves out those that nobody parses with, and with them their library.
 */
export function markSchemasPure(): Plugin {
  return {
    name: 'mark-schemas-pure',
    // After the types are gone.
    transform(code, id) {
      if (!/[\\/]shared[\\/].*\.ts$/.test(id) || !/from ['"]zod['"]/.test(code)) return null;
      const schemas = new Set<string | null>(['z']);
      const marks: ESTree.CallExpression[] = [];
      for (const statement of this.parse(code).body) {
        const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
        if (declared?.type !== 'VariableDeclaration') continue;
        for (const { id: name, init } of declared.declarations) {
          if (init?.type !== 'CallExpression' || !schemas.has(rootOf(init))) continue;
          if (name.type === 'Identifier') schemas.add(name.name);
          marks.push(init);
        }
      }
      let marked = code;
      for (const { start, end } of marks.toReversed())
        marked = `${marked.slice(0, start)}/* @__PURE__ */ (() => ${marked.slice(start, end)})()${marked.slice(end)}`;
      return marked;
    },
  };
}

/** What a chain of calls begins with: `z` of `z.string().max(5)`. */
function rootOf(node: ESTree.Node): string | null {
  if (node.type === 'CallExpression') return rootOf(node.callee);
  if (node.type === 'MemberExpression') return rootOf(node.object);
  return node.type === 'Identifier' ? node.name : null;
}

/** What the numbering plans of all countries hold that nobody asks for. */
export function slimPhonePlans(): Plugin {
  return {
    name: 'slim-phone-plans',
    transform: (code, id) =>
      /libphonenumber-js[\\/]metadata\.max\.json\.js$/.test(id) ? slimPlans(code) : null,
  };
}

/** The HTTP client's parser brings tables of methods, states and letters; its connection reads two of them. */
export function slimParserTables(): Plugin {
  return {
    name: 'slim-parser-tables',
    transform(code, id) {
      if (!/undici[\\/]lib[\\/]llhttp[\\/]constants\.js$/.test(id)) return null;
      const tables = [...code.matchAll(/^exports\.(?:ERROR|TYPE) = \{[^}]*\};$/gm)];
      if (tables.length !== 2)
        this.error('The tables of the HTTP parser stand there in another way than they did.');
      return tables.join('\n');
    },
  };
}
