/**
 * Refuses options that nobody knows: a misspelt one would silently do nothing.
 * @throws TypeError that names them, and those there are.
 */
export function checkOptions(where: string, options: object, known: readonly string[]): void {
  const given = Object.keys(options);
  if (given.length === 0) return;
  const unknown = given.filter(name => !known.includes(name));
  if (unknown.length === 0) return;
  const names = unknown.map(name => `'${name}'`).join(', ');
  throw new TypeError(`${where}: unknown option ${names}; there is ${known.join(', ')}`);
}

/**
 * Refuses what is no whole number of at least `least`.
 * @throws RangeError that says what came.
 */
export function checkWhole(where: string, name: string, value: number, least = 1): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(`${where}: ${name} is ${value}; wanted a whole number ≥ ${least}`);
  }
}

/**
 * Refuses a word that is none of those known.
 * @throws TypeError that names it, and them.
 */
export function checkOneOf(where: string, name: string, value: string, known: readonly string[]): void {
  if (!known.includes(value)) throw new TypeError(`${where}: ${name} is '${value}'; there is ${known.join(', ')}`);
}
