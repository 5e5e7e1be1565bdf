// ava's `test` for specs that are one file to ava (see together.js): each test bears the name of its spec before its
// own, as ava puts a file's.
import ava from 'ava';

const declarations = [];
let spec = '';

/** Loads specs, and then declares their tests, all at once, as ava wants them. */
export async function declare(specs) {
  for (const [name, load] of Object.entries(specs)) {
    spec = name;
    await load();
  }
  for (const declaration of declarations) declaration();
}

const later = kind => (...args) => { declarations.push(() => { kind(...args); }); };
const named = kind => (title, ...rest) => { later(kind)(`${spec} › ${title}`, ...rest); };

export default Object.assign(named(ava), {
  serial: named(ava.serial),
  before: later(ava.before),
  after: Object.assign(later(ava.after), { always: later(ava.after.always) }),
});
