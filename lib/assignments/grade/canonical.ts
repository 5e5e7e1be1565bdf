import type { AnyNode, Identifier, Program } from 'acorn';

/** Fields of a node that say where it stands or repeat another field. */
const LEFT_OUT = new Set(['start', 'end', 'loc', 'range', 'value', 'shorthand', 'method', 'sourceType']);

/**
 * A program as a text in which no name of its own is left: what it declares is numbered in the order of its first use,
 * beginning at what it exports, which keeps its name. What it imports goes by the name that it has there, and what it
 * neither declares nor imports by its own. Functions, classes and constants at the top are told where they are first
 * used, so their order does not matter; nor does that of imports.
 *
 * A name has to mean one thing wherever it is visible at once, as after minification.
 */
export function canonicalText(program: Program): string {
  return new Canonical(program).text();
}

/** Something at the top of a program that others can refer to. */
interface Declared {
  readonly kind: string;
  readonly node: AnyNode;
}

class Canonical {
  readonly #exported: [name: string, local: AnyNode][] = [];
  readonly #declared = new Map<string, Declared>();
  /** What runs when the program is loaded, in this order. */
  readonly #run: AnyNode[] = [];
  readonly #own = new Set<string>();
  readonly #imported = new Map<string, string>();
  readonly #numbers = new Map<string, number>();
  /** Declarations at the top that were referred to, and are still to be told. */
  readonly #waiting: Declared[] = [];
  readonly #parts: string[] = [];

  constructor(program: Program) {
    for (const statement of program.body) this.#sort(statement);
  }

  text(): string {
    for (const [name, local] of this.#exported.toSorted(([a], [b]) => a < b ? -1 : 1)) {
      this.#parts.push(`export ${name}`);
      this.#tell(local);
      this.#tellWaiting();
    }
    for (const statement of this.#run) {
      this.#tell(statement);
      this.#tellWaiting();
    }
    return this.#parts.join(' ');
  }

  #sort(statement: AnyNode): void {
    switch (statement.type) {
      case 'ImportDeclaration':
        for (const specifier of statement.specifiers) {
          const name = specifier.type === 'ImportSpecifier' ? nameOf(specifier.imported) : specifier.type;
          this.#imported.set(specifier.local.name, `${String(statement.source.value)}#${name}`);
        }
        return;
      case 'ExportNamedDeclaration':
        for (const { exported, local } of statement.specifiers) this.#exported.push([nameOf(exported), local]);
        if (statement.declaration !== null && statement.declaration !== undefined) {
          for (const name of this.#declare(statement.declaration)) this.#exported.push([name.name, name]);
        }
        return;
      case 'ExportDefaultDeclaration':
        this.#exported.push(['default', statement.declaration]);
        this.#collect(statement.declaration);
        return;
      default:
        if (this.#declare(statement).length === 0) this.#run.push(statement);
    }
  }

  /** Notes what a statement at the top declares by one name each; returns the names. */
  #declare(statement: AnyNode): readonly Identifier[] {
    this.#collect(statement);
    const found: [Identifier | null | undefined, string, AnyNode][] = [];
    if (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration') {
      found.push([statement.id, statement.type, statement]);
    } else if (statement.type === 'VariableDeclaration'
      && statement.declarations.every(({ id }) => id.type === 'Identifier')) {
      for (const one of statement.declarations) found.push([one.id as Identifier, statement.kind, one]);
    }
    for (const [id, kind, node] of found) this.#declared.set(id!.name, { kind, node });
    return found.map(([id]) => id!);
  }

  /** Notes every name that is declared in a node. */
  #collect(node: AnyNode): void {
    switch (node.type) {
      case 'VariableDeclarator': this.#bind(node.id); break;
      case 'FunctionDeclaration': case 'FunctionExpression': case 'ArrowFunctionExpression':
        if (node.id !== null && node.id !== undefined) this.#bind(node.id);
        for (const parameter of node.params) this.#bind(parameter);
        break;
      case 'ClassDeclaration': case 'ClassExpression':
        if (node.id !== null && node.id !== undefined) this.#bind(node.id);
        break;
      case 'CatchClause': if (node.param !== null && node.param !== undefined) this.#bind(node.param); break;
      default: break;                          // declares nothing itself
    }
    for (const [, child] of childrenOf(node)) this.#collect(child);
  }

  /** Notes the names of a pattern: `a`, `{ a, b: [c] }`, `a = 1`, `...a`. */
  #bind(pattern: AnyNode): void {
    switch (pattern.type) {
      case 'Identifier': this.#own.add(pattern.name); break;
      case 'ObjectPattern':
        for (const one of pattern.properties) this.#bind(one.type === 'Property' ? one.value : one.argument);
        break;
      case 'ArrayPattern': for (const one of pattern.elements) if (one !== null) this.#bind(one); break;
      case 'AssignmentPattern': this.#bind(pattern.left); break;
      case 'RestElement': this.#bind(pattern.argument); break;
      default: break;
    }
  }

  #tellWaiting(): void {
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      this.#parts.push(next.kind);
      this.#tell(next.node);
    }
  }

  #tell(node: AnyNode, name?: string): void {
    const parts = this.#parts;
    if (node.type === 'Identifier') {
      parts.push(name === undefined ? this.#variable(node.name) : name === 'label' ? this.#number(`${node.name}:`)
        : node.name);
    } else if (node.type === 'PrivateIdentifier') {
      parts.push(this.#number(`#${node.name}`));
    } else if (node.type === 'Literal') {
      parts.push(node.raw ?? String(node.value));
    } else if (node.type === 'TemplateElement') {
      parts.push(JSON.stringify(node.value.raw));
    } else {
      parts.push('(', node.type);
      for (const [field, value] of Object.entries(node)) {
        if (['string', 'boolean'].includes(typeof value) && !LEFT_OUT.has(field) && field !== 'type') {
          parts.push(`${field}=${String(value)}`);
        }
      }
      for (const [field, child] of childrenOf(node)) {
        parts.push(field);
        this.#tell(child, isName(node, field) ? field : undefined);
      }
      parts.push(')');
    }
  }

  #variable(name: string): string {
    if (!this.#own.has(name)) return this.#imported.get(name) ?? name;
    const waiting = this.#declared.get(name);
    if (waiting !== undefined && !this.#numbers.has(name)) this.#waiting.push(waiting);
    return this.#number(name);
  }

  #number(name: string): string {
    const number = this.#numbers.get(name) ?? this.#numbers.size;
    this.#numbers.set(name, number);
    return `$${number}`;
  }
}

/** Whether an identifier there is the name of a property, which is no variable. */
function isName(node: AnyNode, field: string): boolean {
  if (node.type === 'MemberExpression') return field === 'property' && !node.computed;
  if (node.type === 'Property' || node.type === 'MethodDefinition' || node.type === 'PropertyDefinition') {
    return field === 'key' && !node.computed;
  }
  return node.type === 'MetaProperty' || field === 'label';
}

/** The nodes below a node, with the fields that they stand in. */
function childrenOf(node: AnyNode): (readonly [field: string, child: AnyNode])[] {
  return Object.entries(node).flatMap(([field, value]) =>
    (Array.isArray(value) ? value : [value]).filter(isNode).map(child => [field, child] as const));
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function nameOf(node: AnyNode): string {
  return node.type === 'Identifier' ? node.name : node.type === 'Literal' ? String(node.value) : '';
}
