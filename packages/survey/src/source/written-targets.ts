import type { AssignmentTarget, Expression, ForStatementLeft, Node, VisitorObject } from "oxc-parser";

/**
 * Visits everything that a file writes to: by assignment, also into patterns; in the head of a loop; by `++` and `--`; and by
 * `delete`. Each target is visited before the visitor comes to it as an expression.
 */
export function writtenTargets(visit: (target: Node) => void): VisitorObject {
  return {
    AssignmentExpression: ({ left }) => targetsIn(left).forEach(visit),
    ForOfStatement: ({ left }) => targetsIn(left).forEach(visit),
    ForInStatement: ({ left }) => targetsIn(left).forEach(visit),
    UpdateExpression: ({ argument }) => visit(argument),
    UnaryExpression: ({ operator, argument }) => {
      if (operator === "delete") visit(argument);
    },
  };
}

type Target = AssignmentTarget | ForStatementLeft | Expression | Node;

/** The names and members that a target consists of; a declaration has none: it makes names, and writes to nothing. */
function targetsIn(target: Target): readonly Node[] {
  switch (target.type) {
    case "VariableDeclaration":
      return [];
    case "ArrayPattern":
      return target.elements.flatMap((element) => (element ? targetsIn(element) : []));
    case "ObjectPattern":
      return target.properties.flatMap((property) =>
        targetsIn(property.type === "RestElement" ? property.argument : property.value),
      );
    case "AssignmentPattern":
      return targetsIn(target.left);
    case "RestElement":
      return targetsIn(target.argument);
    default:
      return [target];
  }
}
