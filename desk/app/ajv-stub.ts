/**
 * Stands in for ajv, ajv-errors and ajv-keywords, with which Decap checks its
 * own configuration (decaporg/decap-cms#2138): ajv builds code from text
 * (ajv-validator/ajv#2175), which the desk's page forbids, and tests hold the
 * configuration to the model instead.
 */
const accepting = { errors: null, addKeyword: () => accepting, compile: () => () => true, validate: () => true };

/** Called with `new` as ajv and without as ajv-errors. */
export default function accept(): typeof accepting {
  return accepting;
}

const keyword = () => ({});

export { keyword as select, keyword as uniqueItemProperties, keyword as prohibited, keyword as instanceof };
