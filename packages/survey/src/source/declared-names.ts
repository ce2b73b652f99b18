import { type BindingPattern, type Program, type TSParameterProperty, Visitor } from "oxc-parser";

/**
 * Every name that a file declares, anywhere in it, and how often: variables, parameters, functions, classes and imports. What is
 * declared under the name of a global is not that global; where exactly each holds is not followed.
 */
export function declaredNames(program: Program): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  const add = (name: string) => names.set(name, (names.get(name) ?? 0) + 1);

  const bind = (
    pattern:
      | BindingPattern
      | TSParameterProperty
      | { readonly type: "RestElement"; readonly argument: BindingPattern },
  ): void => {
    if (pattern.type === "Identifier") add(pattern.name);
    else if (pattern.type === "AssignmentPattern") bind(pattern.left);
    else if (pattern.type === "RestElement") bind(pattern.argument);
    else if (pattern.type === "TSParameterProperty") bind(pattern.parameter);
    else if (pattern.type === "ArrayPattern") {
      for (const element of pattern.elements) if (element) bind(element);
    } else {
      for (const property of pattern.properties) {
        bind(property.type === "RestElement" ? property.argument : property.value);
      }
    }
  };
  const declareFunction = ({
    id,
    params,
  }: {
    readonly id?: { readonly name: string } | null;
    readonly params: readonly Parameters<typeof bind>[0][];
  }) => {
    if (id) add(id.name);
    for (const parameter of params) bind(parameter);
  };

  new Visitor({
    VariableDeclarator: ({ id }) => bind(id),
    FunctionDeclaration: declareFunction,
    FunctionExpression: declareFunction,
    ArrowFunctionExpression: ({ params }) => declareFunction({ params }),
    ClassDeclaration: ({ id }) => id && void add(id.name),
    CatchClause: ({ param }) => param && bind(param),
    ImportSpecifier: ({ local }) => void add(local.name),
    ImportDefaultSpecifier: ({ local }) => void add(local.name),
    ImportNamespaceSpecifier: ({ local }) => void add(local.name),
  }).visit(program);
  return names;
}
