import ts from 'typescript';

/** What of a node is type and nothing else: where it begins and ends. */
function typeIn(node) {
  if (ts.isAsExpression(node)) return [[node.expression.end, node.end]];
  if (ts.isNonNullExpression(node)) return [[node.expression.end, node.end]];
  const annotated = ts.isParameter(node) || ts.isVariableDeclaration(node) || ts.isFunctionLike(node);
  if (!annotated || node.type === undefined) return [];
  return [[(node.questionToken ?? node.type).getFullStart() - (node.questionToken ? 0 : 1), node.type.end]];
}

/**
 * Methods of a class without their types, and otherwise as they stand, comments and gaps included.
 *
 * @param {string} code methods in TypeScript
 * @returns {string} the same in JavaScript
 */
export function withoutTypes(code) {
  const before = 'class Layer {', text = `${before}${code}}`;
  const file = ts.createSourceFile('layer.ts', text, ts.ScriptTarget.Latest, true);
  const found = [];
  (function visit(node) {
    found.push(...typeIn(node));
    ts.forEachChild(node, visit);
  })(file);
  return found.sort(([a], [b]) => b - a).reduce((left, [start, end]) =>
    left.slice(0, start - before.length) + left.slice(end - before.length), code);
}
