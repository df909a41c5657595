// Whether anything that a file walks may be what it changes, told by names alone: most loops fill something else than what they
// walk, and lowering every function to learn that is dear. Says yes too often, never too seldom.
import type { TSESTree } from '@typescript-eslint/types';
import { isParameter } from '../ir/definition.ts';
import type { IrModule, Node } from '../ir/model.ts';
import { eachNode, memberName, unwrap } from '../sockets/tree.ts';

/** Methods that change a collection. */
const CHANGING = new Set(['splice', 'shift', 'unshift', 'push', 'pop', 'clear', 'add', 'set', 'delete']);
/** Methods that walk one. */
const WALKING = new Set([
  'forEach',
  'map',
  'filter',
  'some',
  'every',
  'find',
  'findIndex',
  'flatMap',
  'reduce',
]);
const VIEWS = new Set(['entries', 'keys', 'values']);

/** What a collection is called in the end: a variable, the last member of a path, or an entry of another collection. */
type Name = string;

/** Any entry of any collection. */
const ENTRY: Name = '[]';

/** Tells whether a file may walk what it changes. */
export function mayChangeWhatItWalks(root: Node, module: IrModule): boolean {
  const changed = new Set<Name>();
  const walked = new Set<Name>();
  const parameters = new Set<Name>();
  const passed = new Set<Name>();
  const same = createNames();
  for (const node of eachNode(root)) {
    switch (node.type) {
      case 'CallExpression': {
        const callee = unwrap(node.callee);
        const method = callee.type === 'MemberExpression' ? (memberName(callee) ?? '') : '';
        if (callee.type === 'MemberExpression' && CHANGING.has(method))
          addAll(changed, namesIn(callee.object));
        if (callee.type === 'MemberExpression' && WALKING.has(method))
          addAll(walked, namesWithin(callee.object));
        for (const argument of node.arguments) addAll(passed, namesIn(argument));
        break;
      }
      case 'NewExpression':
        for (const argument of node.arguments) addAll(passed, namesIn(argument));
        break;
      case 'ForOfStatement':
      case 'ForInStatement':
        addAll(walked, namesWithin(node.right));
        break;
      case 'ForStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
        // `index < jobs.length`
        if (node.test !== null) addAll(walked, namesWithin(node.test));
        break;
      case 'AssignmentExpression':
        // `jobs.length = 0`
        if (node.left.type === 'MemberExpression' && memberName(node.left) === 'length')
          addAll(changed, namesIn(node.left));
        break;
      case 'VariableDeclarator':
        if (node.init !== null) joinPattern(node.id, namesIn(node.init));
        break;
    }
  }
  const found = same.classesOf(changed);
  // A function that changes its parameter changes whatever it is passed.
  if (overlap(found, same.classesOf(parameters))) addAll(found, [...same.classesOf(passed)]);
  return overlap(found, same.classesOf(walked));

  /** What a pattern takes out of a value has the name of the property, or is an entry. */
  function joinPattern(pattern: Node, names: readonly Name[]): void {
    switch (pattern.type) {
      case 'Identifier':
        for (const name of namesIn(pattern)) for (const other of names) same.join(name, other);
        break;
      case 'AssignmentPattern':
        joinPattern(pattern.left, [...names, ...namesIn(pattern.right)]);
        break;
      case 'ObjectPattern':
        for (const property of pattern.properties)
          if (property.type === 'Property') {
            const { key, computed } = property;
            joinPattern(property.value, [key.type === 'Identifier' && !computed ? `.${key.name}` : ENTRY]);
          }
        break;
      case 'ArrayPattern':
        for (const element of pattern.elements) if (element !== null) joinPattern(element, [ENTRY]);
        break;
    }
  }

  /** The names of a place: of `a ?? b` those of both, of a view those of the collection; none for what is new. */
  function namesIn(node: Node): readonly Name[] {
    const at = unwrap(node);
    switch (at.type) {
      case 'Identifier': {
        const variable = module.variableOf(at);
        if (variable === null) return [`g ${at.name}`];
        const name = `v${variable.id}`;
        if (isParameter(variable.declaration)) parameters.add(name);
        return [name];
      }
      case 'MemberExpression':
        // The length of a collection, read before a loop, stands for the collection.
        return memberName(at) === 'length' ? namesIn(at.object) : [nameOfMember(at)];
      case 'LogicalExpression':
        return [...namesIn(at.left), ...namesIn(at.right)];
      case 'AwaitExpression':
        return namesIn(at.argument);
      case 'CallExpression': {
        const callee = unwrap(at.callee);
        if (callee.type !== 'MemberExpression') return [];
        const method = memberName(callee) ?? '';
        if (method === 'get') return [ENTRY];
        return VIEWS.has(method) ? namesIn(callee.object) : [];
      }
      case 'ObjectExpression':
        // Passed to a function that takes its parameter apart.
        return at.properties.flatMap((property) =>
          property.type === 'Property' ? namesIn(property.value) : [],
        );
      case 'ArrayExpression':
        return at.elements.flatMap((element) => (element === null ? [] : namesIn(element)));
      case 'SpreadElement':
        return [ENTRY];
      default:
        return [];
    }
  }

  /** The names of every place within an expression. */
  function namesWithin(expression: Node): readonly Name[] {
    const names: Name[] = [];
    for (const node of eachNode(expression))
      if (node.type === 'Identifier' || node.type === 'MemberExpression' || node.type === 'CallExpression')
        names.push(...namesIn(node));
    return names;
  }
}

function nameOfMember(member: TSESTree.MemberExpression): Name {
  const name = memberName(member);
  return name === null || /^\d+$/.test(name) ? ENTRY : `.${name}`;
}

function addAll(names: Set<Name>, added: readonly Name[]): void {
  for (const name of added) names.add(name);
}

/** Names that may stand for one thing. */
function createNames() {
  const parents = new Map<Name, Name>();
  const rootOf = (name: Name): Name => {
    let root = name;
    for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up;
    for (let at = name; at !== root;) {
      const up = parents.get(at) ?? root;
      parents.set(at, root);
      at = up;
    }
    return root;
  };
  return {
    join(one: Name, other: Name): void {
      const [left, right] = [rootOf(one), rootOf(other)];
      if (left !== right) parents.set(left, right);
    },
    classesOf: (names: ReadonlySet<Name>): Set<Name> => new Set([...names].map(rootOf)),
  };
}

function overlap(some: ReadonlySet<Name>, others: ReadonlySet<Name>): boolean {
  return [...some].some((name) => others.has(name));
}
