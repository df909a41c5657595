// Whether anything that a file walks may be what it changes, told by names alone: most loops fill something else than what they
// walk, and lowering every function to learn that is dear. Says yes too often, never too seldom.
import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf, isParameter } from '../ir/definition.ts';
import type { IrModule, Node, Variable } from '../ir/model.ts';
import { eachNode, isFunction, isInside, memberName, parentOf, unwrap } from '../sockets/tree.ts';
import { ELEMENT_AT } from './callback-walks.ts';

/** Methods that change a collection. */
const CHANGING = new Set(['splice', 'shift', 'unshift', 'push', 'pop', 'clear', 'add', 'set', 'delete']);
const VIEWS = new Set(['entries', 'keys', 'values']);

/** What a collection is called in the end: a variable, the last member of a path, or an entry of another collection. */
type Name = string;

/** Any entry of any collection. */
const ENTRY: Name = '[]';

/** A name at the loop, or at the call that changes it. */
interface Spotted {
  readonly name: Name;
  readonly at: Node;
}

/** Tells whether a file may walk what it changes. */
export function mayChangeWhatItWalks(root: Node, module: IrModule): boolean {
  const changed: Spotted[] = [];
  const walked: Spotted[] = [];
  /** With the functions that they are parameters of. */
  const parameters = new Map<Name, Node | undefined>();
  /** What calls are given, by the name of what is called; null where that has none. */
  const passed = new Map<string | null, Set<Name>>();
  const locals = new Map<Name, Variable>();
  const same = createNames();
  for (const node of eachNode(root)) {
    switch (node.type) {
      case 'CallExpression': {
        const callee = unwrap(node.callee);
        const method = callee.type === 'MemberExpression' ? (memberName(callee) ?? '') : '';
        if (callee.type === 'MemberExpression' && CHANGING.has(method))
          spot(changed, namesIn(callee.object), node);
        if (callee.type === 'MemberExpression' && ELEMENT_AT.has(method))
          spot(walked, namesWithin(callee.object), node);
        pass(node, calledName(callee));
        break;
      }
      case 'NewExpression':
        pass(node, 'constructor');
        break;
      case 'ForOfStatement':
      case 'ForInStatement':
        spot(walked, namesWithin(node.right), node);
        break;
      case 'ForStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
        // `index < jobs.length`
        if (node.test !== null) spot(walked, namesWithin(node.test), node);
        break;
      case 'AssignmentExpression':
        // `jobs.length = 0`
        if (node.left.type === 'MemberExpression' && memberName(node.left) === 'length')
          spot(changed, namesIn(node.left), node);
        break;
      case 'VariableDeclarator':
        if (node.init !== null) joinPattern(node.id, namesIn(node.init));
        break;
    }
  }
  const changes = groupBy(changed, ({ name }) => same.rootOf(name));
  const reached = findReached();
  return walked.some((walk) => {
    const name = same.rootOf(walk.name);
    return reached.has(name) || (changes.get(name) ?? []).some((change) => canMeet(walk, change));
  });

  function pass(call: TSESTree.CallExpression | TSESTree.NewExpression, called: string | null): void {
    let names = passed.get(called);
    if (names === undefined) passed.set(called, (names = new Set()));
    for (const argument of call.arguments) for (const name of namesIn(argument)) names.add(name);
  }

  /**
   * A function that changes its parameter changes what it is given where it is called, which is by its name; if that is a parameter,
   * too, so on.
   */
  function findReached(): ReadonlySet<Name> {
    const found = new Set<Name>();
    const nameOf = new Map<Node | undefined, string | null>(
      module.functions.map(({ node, name }) => [node, name]),
    );
    const changing = new Set<Node | undefined>();
    for (const [parameter, owner] of parameters) if (changes.has(same.rootOf(parameter))) changing.add(owner);
    // The set grows while it is walked.
    for (const owner of changing) {
      for (const called of new Set([null, nameOf.get(owner) ?? null]))
        for (const name of passed.get(called) ?? []) found.add(same.rootOf(name));
      for (const [parameter, other] of parameters) if (found.has(same.rootOf(parameter))) changing.add(other);
    }
    return found;
  }

  /**
   * Changes of a variable outside of the loop meet it only where they run meanwhile. Those that stand in the very function that
   * declares the variable do not: each run of it has a variable of its own.
   */
  function canMeet(walk: Spotted, change: Spotted): boolean {
    if (isInside(change.at, walk.at)) return true;
    const variable = same.isAlone(change.name) ? locals.get(change.name) : undefined;
    const declared = definitionOf(variable?.declaration);
    return declared === undefined || functionAround(declared) !== functionAround(change.at);
  }

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
        if (isParameter(variable.declaration)) parameters.set(name, definitionOf(variable.declaration));
        else locals.set(name, variable);
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

/** The function that a node runs in; null for the file. */
function functionAround(node: Node): Node | null {
  let at = parentOf(node);
  while (at !== undefined && !isFunction(at) && at.type !== 'PropertyDefinition' && at.type !== 'StaticBlock')
    at = parentOf(at);
  return at ?? null;
}

function spot(spots: Spotted[], names: readonly Name[], at: Node): void {
  for (const name of names) spots.push({ name, at });
}

/** The name that a function goes by where it is called; null where it has none there. */
function calledName(callee: Node): string | null {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' ? memberName(callee) : null;
}

function groupBy<T>(values: readonly T[], keyOf: (value: T) => Name): ReadonlyMap<Name, readonly T[]> {
  const groups = new Map<Name, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

/** Names that may stand for one thing. */
function createNames() {
  const parents = new Map<Name, Name>();
  const joined = new Set<Name>();
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
    rootOf,
    join(one: Name, other: Name): void {
      const [left, right] = [rootOf(one), rootOf(other)];
      if (left === right) return;
      joined.add(one).add(other);
      parents.set(left, right);
    },
    /** Whether a name was never joined with another. */
    isAlone: (name: Name): boolean => !joined.has(name),
  };
}
