/**
 * Stands in for ajv, with which Decap checks its own configuration: ajv builds
 * code from text, which the desk's page forbids, and a test holds the
 * configuration to the model instead.
 */
export default class Accepting {
  readonly errors = null;
  addKeyword(): this {
    return this;
  }
  compile() {
    return () => true;
  }
  validate(): boolean {
    return true;
  }
}

/** ajv-keywords and ajv-errors, which only add to ajv. */
export const select = () => ({});
export const uniqueItemProperties = () => ({});
export const prohibited = () => ({});
function instanceOf() {
  return { CONSTRUCTORS: {} as Record<string, unknown> };
}
instanceOf.CONSTRUCTORS = {} as Record<string, unknown>;
export { instanceOf as instanceof };
