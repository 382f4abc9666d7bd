import type { Expression } from 'acorn';

/** The value of an expression made of literals only; anything else throws. */
export function literal(node: Expression): unknown {
  switch (node.type) {
    case 'Literal':
      if (node.regex !== undefined || node.bigint !== undefined) break;
      return node.value;
    case 'ArrayExpression':
      return node.elements.map((item) => {
        if (item === null || item.type === 'SpreadElement') throw new SyntaxError('not a literal');
        return literal(item);
      });
    case 'ObjectExpression':
      return Object.fromEntries(
        node.properties.map((property) => {
          if (property.type !== 'Property' || property.computed || property.kind !== 'init' || property.method) {
            throw new SyntaxError('not a literal');
          }
          const key =
            property.key.type === 'Identifier' ? property.key.name : String(literal(property.key as Expression));
          return [key, literal(property.value as Expression)];
        }),
      );
    default:
  }
  throw new SyntaxError('not a literal');
}
