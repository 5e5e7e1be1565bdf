/** An expression as mathjs reads it, and the letters in it that need values. */
export interface Expression {
  readonly text: string;
  readonly letters: ReadonlySet<string>;
}

/** Functions, given their argument in its brackets. */
const functions: Readonly<Record<string, (argument: string) => string>> = {
  '\\log': u => `log${u}`,
  '\\tanh': u => `tanh${u}`,
  '\\operatorname{erf}': u => `erf${u}`,
  '\\sigma': u => `(1 / (1 + exp(-${u})))`,
};

const greek = /^\\(?:alpha|beta|gamma|delta|epsilon|varepsilon|eta|theta|kappa|lambda|mu|nu|rho|tau|omega)$/;

/** A command, a number, a letter or a sign; any other character is a token that nobody expects. */
const token = /\\operatorname\{\w+\}|\\[a-zA-Z]+|\d+(?:\.\d+)?|\S/g;

/**
 * Translates the TeX in which notes state derivatives; docs/notation.md describes it.
 * @throws SyntaxError for whatever else it meets, naming it and where it stands.
 */
export function translate(tex: string): Expression {
  const tokens = tex.replaceAll('\\,', ' ').match(token) ?? [], letters = new Set<string>();
  let place = 0;

  const next = (): string => tokens[place] ?? '';
  const comes = (wanted: string): boolean => next() === wanted && ++place > 0;
  const unexpected = (wanted: string): never => {
    const found = next() === '' ? 'the end' : next(), before = tokens.slice(0, place).join('');
    throw new SyntaxError(`${wanted} wanted, not ${found}, after "${before}" in "${tex.trim()}"`);
  };
  const expect = (wanted: string): void => { if (!comes(wanted)) unexpected(wanted); };

  function sum(): string {
    let text = comes('-') ? `-${product()}` : product();
    for (;;) {
      if (comes('+')) text += ` + ${product()}`;
      else if (comes('-')) text += ` - ${product()}`;
      else return text;
    }
  }

  function product(): string {
    let text = power();
    while (comes('\\cdot')) text += ` * ${power()}`;
    return text;
  }

  function power(): string {
    const base = factor();
    return comes('^') ? `${base}^${between('{', '}')}` : base;
  }

  /** What two brackets hold, in round ones. */
  function between(open: string, close: string): string {
    expect(open);
    const inner = sum();
    expect(close);
    return `(${inner})`;
  }

  function factor(): string {
    const first = next();
    if (first === '(') return between('(', ')');
    if (comes('\\frac')) return `(${between('{', '}')} / ${between('{', '}')})`;
    if (comes('\\sqrt')) return `sqrt${between('{', '}')}`;
    if (comes('\\pi')) return 'pi';
    if (comes('e')) {
      expect('^');
      return `exp${between('{', '}')}`;
    }
    const called = functions[first];
    if (called !== undefined && comes(first)) return called(between('(', ')'));
    if (/^\d/.test(first) && comes(first)) return first;
    if ((/^[a-z]$/.test(first) || greek.test(first)) && comes(first)) {
      const letter = first.replace('\\', '');
      letters.add(letter);
      return letter;
    }
    return unexpected('a number, a letter, a bracket or a function of docs/notation.md');
  }

  const text = sum();
  if (next() !== '') unexpected('\\cdot, +, - or the end');
  return { text, letters };
}
