import ts from 'typescript';
import { type Declarations, descendants } from '../contract-sources.ts';

/** Where a field crosses: to the server, to the client (in answers and refusals), or in no procedure (a file). */
export type SurfaceRole = 'input' | 'output';

const known = new WeakMap<Declarations, ReadonlyMap<ts.Node, Set<SurfaceRole>>>();

/** Marks what an expression of a contract reaches, through the names it uses. */
const mark = (from: ts.Node, declarations: Declarations): Set<ts.Node> => {
  const reached = new Set<ts.Node>();
  const waiting = [from];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const name of [node, ...descendants(node)].filter((child) => ts.isIdentifier(child))) {
      const declared = declarations.get(name.text);
      if (declared && !reached.has(declared)) {
        reached.add(declared);
        waiting.push(declared);
      }
    }
  }
  return reached;
};

/** The union of all refusals. */
const REFUSAL = 'Refusal';

const reachedRoles = (declarations: Declarations): ReadonlyMap<ts.Node, Set<SurfaceRole>> => {
  const roles = new Map<ts.Node, Set<SurfaceRole>>();
  const refusal = declarations.get(REFUSAL);
  if (!refusal) throw new Error(`The contracts have no ${REFUSAL}.`);
  for (const node of mark(refusal, declarations)) roles.set(node, new Set<SurfaceRole>(['output']));
  for (const { initializer } of declarations.values()) {
    if (!initializer || !ts.isCallExpression(initializer) || initializer.expression.getText() !== 'contract') continue;
    const [declared] = initializer.arguments;
    if (!declared || !ts.isObjectLiteralExpression(declared)) continue;
    for (const property of declared.properties) {
      const role = property.name?.getText();
      if (!ts.isPropertyAssignment(property) || (role !== 'input' && role !== 'output')) continue;
      for (const node of [property, ...mark(property.initializer, declarations)]) {
        roles.set(node, (roles.get(node) ?? new Set<SurfaceRole>()).add(role));
      }
    }
  }
  return roles;
};

/** The roles of a node: those of the declaration or the contract's key that it stands in. */
export const rolesOf = (node: ts.Node, declarations: Declarations): ReadonlySet<SurfaceRole> => {
  const roles = known.get(declarations) ?? reachedRoles(declarations);
  known.set(declarations, roles);
  for (let at: ts.Node = node; !ts.isSourceFile(at); at = at.parent) {
    const found = roles.get(at);
    if (found) return found;
  }
  return new Set();
};
