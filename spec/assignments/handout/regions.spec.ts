import test from 'ava';
import { regionsOf, withoutMarkers } from '../../../lib/assignments/handout/regions.ts';

const text = 'a\n  //#region one\n  b\n  //#region two\nc\n  //#endregion two\n  // #endregion one\nd\n';

test('regions are found at any indentation, one in another, without the lines that mark them', t => {
  t.deepEqual(regionsOf('f.ts', text).map(({ name, inner }) => [name, text.slice(...inner)]), [
    ['one', '  b\n  //#region two\nc\n  //#endregion two\n'], ['two', 'c\n'],
  ]);
  const [one] = regionsOf('f.ts', text);
  t.is(text.slice(...one!.outer), text.slice(2, -2));
});

test('without its markers a text is what it was', t => {
  t.is(withoutMarkers(text), 'a\n  b\nc\nd\n');
});

test('a region that is left open, or closed by another name, is an error that says where', t => {
  t.throws(() => regionsOf('f.ts', '//#region a\n'), { message: 'f.ts: //#region a has no //#endregion' });
  t.throws(() => regionsOf('f.ts', '//#endregion a\n'), { message: 'f.ts: //#endregion a, where none is open' });
  t.throws(() => regionsOf('f.ts', '//#region a\n//#endregion b\n'),
    { instanceOf: SyntaxError, message: 'f.ts: //#endregion b, where a is the one that is open' });
});
